namespace SectorPipeline.Orchestration;

/// <summary>What started a run, or one attempt of a step in it.</summary>
public enum RunTrigger
{
    Manual,
    Scheduled,
    Rerun,
}
