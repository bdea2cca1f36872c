namespace SectorPipeline.Core;

/// <summary>How a node of a <see cref="Dag{T}"/> ended.</summary>
public enum NodeOutcome
{
    /// <summary>What needs it may go on.</summary>
    Succeeded,
    Failed,

    /// <summary>Not run; what needs it stands below the same failed node, if there is one.</summary>
    Skipped,
}
