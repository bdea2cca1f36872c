namespace SectorPipeline.Models;

/// <summary>A page of the docs site: a model, seed, snapshot, source, test, analysis, exposure or another node.</summary>
public sealed record DocsNode
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As in the manifest: model, seed, source, test, exposure …</summary>
    public required string Type { get; init; }

    public string Package { get; init; } = "";

    /// <summary>The file from the project's folder on.</summary>
    public string Path { get; init; } = "";

    /// <summary>The file that describes the node.</summary>
    public string PatchPath { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    public string Materialization { get; init; } = "";

    public string Relation { get; init; } = "";

    /// <summary>Who made the relation, as the database says.</summary>
    public string Owner { get; init; } = "";

    public string RawSql { get; init; } = "";

    public string CompiledSql { get; init; } = "";

    /// <summary>The columns are all that the relation has, in order.</summary>
    public bool HasAllColumns { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<DocsColumn> Columns { get; init; } = [];

    /// <summary>Names and values for people: configuration, catalog statistics, owners, links.</summary>
    public IReadOnlyList<DocsFact> Config { get; init; } = [];

    public IReadOnlyList<DocsFact> Statistics { get; init; } = [];

    public IReadOnlyList<DocsFact> Facts { get; init; } = [];

    public DocsState? State { get; init; }

    /// <summary>For a test: the node that it is of, and its column.</summary>
    public string TestOf { get; init; } = "";

    public string TestColumn { get; init; } = "";
}
