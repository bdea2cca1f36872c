namespace SectorPipeline.Ingestion;

/// <summary>A bar as a vendor sent it, before its contract is checked.</summary>
internal readonly record struct BarCandidate
{
    public required string Symbol { get; init; }

    public required DateOnly Session { get; init; }

    public double? Open { get; init; }

    public double? High { get; init; }

    public double? Low { get; init; }

    public double? Close { get; init; }

    public double? AdjustedClose { get; init; }

    public double? Volume { get; init; }

    public double Dividend { get; init; }

    public double SplitFactor { get; init; }

    public string? Currency { get; init; }

    /// <summary>What could not be read as the type that the contract asks for; null if all could.</summary>
    public string? TypeFault { get; init; }

    /// <summary>Whether the vendor has a place for the session but no prices, as before a fund is priced.</summary>
    public bool IsMissing() =>
        TypeFault is null && (Open ?? High ?? Low ?? Close ?? AdjustedClose) is null && Volume is null or 0;

    public DailyBar ToBar() => new()
    {
        Symbol = Symbol,
        Session = Session,
        Open = Open.GetValueOrDefault(),
        High = High.GetValueOrDefault(),
        Low = Low.GetValueOrDefault(),
        Close = Close.GetValueOrDefault(),
        AdjustedClose = AdjustedClose.GetValueOrDefault(),
        Volume = (long?)Volume,
        Dividend = Dividend,
        SplitFactor = SplitFactor,
        Currency = Currency,
    };
}
