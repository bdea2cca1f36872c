namespace SectorPipeline.Models;

/// <summary>A source as a YAML file describes it: tables that something else loads.</summary>
internal sealed record SourceEntry
{
    public required YamlNode Place { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string? Database { get; init; }

    /// <summary>The schema of the tables; the source's name when it is null.</summary>
    public string? Schema { get; init; }

    public string? Loader { get; init; }

    /// <summary>The package whose source of the same name this one describes anew.</summary>
    public string? Overrides { get; init; }

    public QuotingPolicy Quoting { get; init; } = QuotingPolicy.Unset;

    public SourceLoading Loading { get; init; } = SourceLoading.Unset;

    public required IReadOnlyDictionary<string, object?> Config { get; init; }

    public required IReadOnlyList<SchemaEntry> Tables { get; init; }
}
