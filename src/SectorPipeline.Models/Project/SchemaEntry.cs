namespace SectorPipeline.Models;

/// <summary>What a YAML file says of one model, seed or table of a source.</summary>
internal sealed record SchemaEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The name in the warehouse where it differs from <see cref="Name"/>; for tables of sources.</summary>
    public string? Identifier { get; init; }

    public required IReadOnlyDictionary<string, object?> Config { get; init; }

    public IReadOnlyList<ColumnEntry> Columns { get; init; } = [];

    public IReadOnlyList<TestEntry> Tests { get; init; } = [];
}
