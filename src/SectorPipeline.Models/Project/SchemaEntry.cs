namespace SectorPipeline.Models;

/// <summary>What a YAML file says of one model, seed, analysis or table of a source.</summary>
internal sealed record SchemaEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The name in the warehouse where it differs from <see cref="Name"/>; for tables of sources.</summary>
    public string? Identifier { get; init; }

    public string? Loader { get; init; }

    public QuotingPolicy Quoting { get; init; } = QuotingPolicy.Unset;

    public SourceLoading Loading { get; init; } = SourceLoading.Unset;

    /// <summary>What <c>external</c> holds, as written.</summary>
    public object? External { get; init; }

    public required IReadOnlyDictionary<string, object?> Config { get; init; }

    public IReadOnlyList<ColumnEntry> Columns { get; init; } = [];

    public IReadOnlyList<ConstraintInfo> Constraints { get; init; } = [];

    public IReadOnlyList<TestEntry> Tests { get; init; } = [];
}
