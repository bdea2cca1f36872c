namespace SectorPipeline.Models;

/// <summary>
/// A relation that a query may read, by the parts of its name: database, schema, identifier, or fewer from the left.
/// A name of one part also stands for a common table expression of that name, as for ephemeral models.
/// </summary>
public sealed record UpstreamRelation(string Node, IReadOnlyList<string> Parts)
{
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether <see cref="Columns"/> are all that it has, and in order.</summary>
    public bool IsComplete { get; init; }
}
