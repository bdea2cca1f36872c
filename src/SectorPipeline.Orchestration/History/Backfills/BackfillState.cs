namespace SectorPipeline.Orchestration;

/// <summary>Where a backfill is.</summary>
public enum BackfillState
{
    Running,

    /// <summary>No further run starts; those that run go on.</summary>
    Paused,
    Cancelled,

    /// <summary>None of its runs waits or runs any more.</summary>
    Done,
}
