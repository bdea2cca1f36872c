namespace SectorPipeline.Orchestration;

/// <summary>Where a run is.</summary>
public enum RunState
{
    Running,
    Succeeded,

    /// <summary>A step failed, and those below it were skipped.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Cancelled,

    /// <summary>Its process ended without a word: killed, crashed or switched off.</summary>
    Interrupted,
}
