namespace SectorPipeline.Orchestration;

/// <summary>What started a run, or one attempt of a step in it.</summary>
public enum RunTrigger
{
    Manual,
    Scheduled,

    /// <summary>A slot that passed while nobody was there to run it.</summary>
    CatchUp,
    Backfill,
    Rerun,

    /// <summary>A node was lost, and another went on.</summary>
    Recovery,
}
