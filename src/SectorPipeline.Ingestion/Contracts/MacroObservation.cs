namespace SectorPipeline.Ingestion;

/// <summary>The value of a series for a period, as it was known from one day to another (a vintage).</summary>
public sealed record MacroObservation
{
    public required string SeriesId { get; init; }

    /// <summary>The first day of the period that is observed.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The value, or null where the vendor marks it as missing.</summary>
    public double? Value { get; init; }

    public required DateOnly? RealtimeStart { get; init; }

    public required DateOnly? RealtimeEnd { get; init; }
}
