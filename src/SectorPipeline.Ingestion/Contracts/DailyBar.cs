namespace SectorPipeline.Ingestion;

/// <summary>
/// One session of one symbol. Yahoo's open, high, low, close and volume are adjusted for later splits, Alpha Vantage's are
/// as traded; <see cref="AdjustedClose"/> is adjusted for splits and dividends by both, and restated at every new one.
/// </summary>
public sealed record DailyBar
{
    /// <summary>The canonical symbol, such as BRK.B or ^GSPC.</summary>
    public required string Symbol { get; init; }

    /// <summary>The date of the session at its exchange.</summary>
    public required DateOnly Session { get; init; }

    public required double Open { get; init; }

    public required double High { get; init; }

    public required double Low { get; init; }

    public required double Close { get; init; }

    public required double AdjustedClose { get; init; }

    public long? Volume { get; init; }

    /// <summary>Cash per share whose ex-date is this session; 0 if none.</summary>
    public double Dividend { get; init; }

    /// <summary>New shares for an old one from this session on, such as 4 for 4:1; 1 if none.</summary>
    public double SplitFactor { get; init; } = 1;

    public string? Currency { get; init; }
}
