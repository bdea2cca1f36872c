namespace SectorPipeline.Models;

/// <summary>A column of a node, and the columns upstream that it comes from.</summary>
public sealed record DocsColumn(string Name)
{
    public string Type { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null where lineage was not derived.</summary>
    public ColumnKind? Kind { get; init; }

    public IReadOnlyList<ColumnSource> Sources { get; init; } = [];
}
