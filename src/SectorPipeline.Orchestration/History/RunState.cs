namespace SectorPipeline.Orchestration;

/// <summary>Where a run is.</summary>
public enum RunState
{
    /// <summary>Waits until a node claims it.</summary>
    Queued,
    Running,
    Succeeded,

    /// <summary>A step failed, and those below it were skipped.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Cancelled,

    /// <summary>Its process ended without a word: killed, crashed or switched off.</summary>
    Interrupted,

    /// <summary>It did not happen: another was running, or its time had passed.</summary>
    Skipped,

    /// <summary>The exchange was closed.</summary>
    NoSession,
}
