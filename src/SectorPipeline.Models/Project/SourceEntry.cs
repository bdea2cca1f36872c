namespace SectorPipeline.Models;

/// <summary>A source as a YAML file describes it: tables that something else loads.</summary>
internal sealed record SourceEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string? Database { get; init; }

    /// <summary>The schema of the tables; the source's name when it is not given.</summary>
    public required string Schema { get; init; }

    public required IReadOnlyDictionary<string, object?> Config { get; init; }

    public required IReadOnlyList<SchemaEntry> Tables { get; init; }
}
