namespace SectorPipeline.Ingestion;

/// <summary>What a vendor said about a macro series on a day.</summary>
public sealed record MacroSeries
{
    public required string SeriesId { get; init; }

    /// <summary>The session of the run that asked.</summary>
    public required DateOnly? AsOf { get; init; }

    public string? Title { get; init; }

    public string? Units { get; init; }

    public string? UnitsShort { get; init; }

    /// <summary>Such as Monthly, or "Weekly, Ending Saturday".</summary>
    public string? Frequency { get; init; }

    /// <summary>Such as M.</summary>
    public string? FrequencyShort { get; init; }

    public string? SeasonalAdjustment { get; init; }

    public DateOnly? ObservationStart { get; init; }

    public DateOnly? ObservationEnd { get; init; }

    /// <summary>When the vendor changed the series last, in UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>From 0 to 100, by how often it is looked at.</summary>
    public long? Popularity { get; init; }

    public string? Notes { get; init; }
}
