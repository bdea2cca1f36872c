namespace SectorPipeline.Orchestration;

/// <summary>Which session of a backfill comes first.</summary>
public enum BackfillOrder
{
    Oldest,
    Newest,
}
