using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A node of a project's graph.</summary>
public abstract class Node
{
    private protected Node(SourceFile file) => File = file;

    public abstract ResourceType Type { get; }

    /// <summary>Such as <c>model.sectors.mart_prices</c>.</summary>
    public required string UniqueId { get; init; }

    public required string Name { get; init; }

    public required string Package { get; init; }

    /// <summary>The package, the folders below the resource path, and the name: what selections and settings go by.</summary>
    public required IReadOnlyList<string> Fqn { get; init; }

    /// <summary>The file from the project's folder on, such as <c>models/marts/mart_prices.sql</c>.</summary>
    public required string FilePath { get; init; }

    /// <summary>The file from the resource path on, such as <c>marts/mart_prices.sql</c>.</summary>
    public required string Path { get; init; }

    public required NodeConfig Config { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<ColumnInfo> Columns { get; init; } = [];

    /// <summary>The constraints over several columns.</summary>
    public IReadOnlyList<ConstraintInfo> Constraints { get; init; } = [];

    /// <summary>The unique ids of the nodes that this one reads.</summary>
    public IReadOnlyList<string> DependsOn { get; internal set; } = [];

    public IReadOnlyList<string> Tags => Config.Tags;

    /// <summary>The place of the node's table or view; null for a test.</summary>
    public Relation? Relation { get; internal set; }

    /// <summary>The YAML file that describes it, from the project's folder on.</summary>
    public string? PatchPath { get; init; }

    internal SourceFile File { get; }

    public override string ToString() => UniqueId;
}
