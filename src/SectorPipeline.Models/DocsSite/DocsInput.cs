namespace SectorPipeline.Models;

/// <summary>All that a docs site shows.</summary>
public sealed record DocsInput
{
    public required string Project { get; init; }

    public string Adapter { get; init; } = "";

    public string DbtVersion { get; init; } = "";

    public DateTimeOffset? GeneratedAt { get; init; }

    /// <summary>When the last run ended whose states are shown.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>Markdown for the first page.</summary>
    public string Overview { get; init; } = "";

    public IReadOnlyList<DocsNode> Nodes { get; init; } = [];

    public IReadOnlyList<DocsMacro> Macros { get; init; } = [];
}
