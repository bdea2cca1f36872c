namespace SectorPipeline.Models;

/// <summary>A table that something else loads.</summary>
public sealed class SourceNode : Node
{
    internal SourceNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Source;

    public required string SourceName { get; init; }

    public string SourceDescription { get; init; } = "";

    public string Loader { get; init; } = "";

    /// <summary>The column, or expression, that tells when rows were loaded.</summary>
    public string? LoadedAtField { get; init; }

    /// <summary>The query that tells when rows were loaded.</summary>
    public string? LoadedAtQuery { get; init; }

    /// <summary>How old the rows may be; null when they may be of any age.</summary>
    public Freshness? Freshness { get; init; }

    public IReadOnlyDictionary<string, object?> SourceMeta { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>What <c>external</c> holds, as written.</summary>
    public object? External { get; init; }
}
