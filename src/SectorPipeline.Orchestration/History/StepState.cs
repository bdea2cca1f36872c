namespace SectorPipeline.Orchestration;

/// <summary>Where a step of a run is, or one attempt of it; an attempt is never waiting or skipped.</summary>
public enum StepState
{
    Waiting,
    Running,
    Succeeded,
    Failed,

    /// <summary>Not run, because a step that it needs did not succeed, its condition was false, or nothing failed that it runs for.</summary>
    Skipped,
    Cancelled,

    /// <summary>Its process ended while it ran.</summary>
    Interrupted,
}
