namespace SectorPipeline.Models;

/// <summary>What a source or one of its tables says of when its rows were loaded; what is null is left to the source.</summary>
internal sealed record SourceLoading(string? Field, string? Query, FreshnessEntry? Freshness)
{
    public static SourceLoading Unset { get; } = new(null, null, null);

    /// <summary>These with what they leave open taken from the source; a table that has a query needs no field, and the other way round.</summary>
    public SourceLoading Over(SourceLoading source) =>
        new(
            Field ?? (Query is null ? source.Field : null),
            Query ?? (Field is null ? source.Query : null),
            Freshness is null ? source.Freshness : Freshness.Over(source.Freshness));
}
