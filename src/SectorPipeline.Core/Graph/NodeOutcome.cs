namespace SectorPipeline.Core;

/// <summary>How a node of a <see cref="Dag{T}"/> ended.</summary>
public enum NodeOutcome
{
    Succeeded,
    Failed,

    /// <summary>Not run, because something that it needs did not succeed.</summary>
    Skipped,
}
