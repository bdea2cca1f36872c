namespace SectorPipeline.Ingestion;

/// <summary>An observation as a vendor sent it, before its contract is checked.</summary>
internal readonly record struct ObservationCandidate
{
    public required string SeriesId { get; init; }

    public required DateOnly Date { get; init; }

    public double? Value { get; init; }

    public required DateOnly RealtimeStart { get; init; }

    public required DateOnly RealtimeEnd { get; init; }

    /// <summary>What could not be read as the type that the contract asks for; null if all could.</summary>
    public string? TypeFault { get; init; }

    public MacroObservation ToObservation() => new()
    {
        SeriesId = SeriesId,
        Date = Date,
        Value = Value,
        RealtimeStart = RealtimeStart,
        RealtimeEnd = RealtimeEnd,
    };
}
