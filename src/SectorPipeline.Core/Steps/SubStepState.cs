namespace SectorPipeline.Core;

/// <summary>Where a sub-step is.</summary>
public enum SubStepState
{
    Running,
    Succeeded,

    /// <summary>Left as it was, because nothing that it is made of has changed, or because an earlier attempt did it.</summary>
    Unchanged,
    Failed,

    /// <summary>Not run, because one that it needs did not succeed.</summary>
    Skipped,
    Cancelled,

    /// <summary>Its process ended while it ran.</summary>
    Interrupted,
}
