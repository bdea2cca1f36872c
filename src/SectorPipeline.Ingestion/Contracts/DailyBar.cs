namespace SectorPipeline.Ingestion;

/// <summary>
/// One session of one symbol. Yahoo's open, high, low, close and volume are adjusted for later splits, Alpha Vantage's are
/// as traded; <see cref="AdjustedClose"/> is adjusted for splits and dividends by both, and restated at every new one.
/// </summary>
/// <remarks>Millions of them are under way at once: a missing number is kept as NaN, which takes half the room of a nullable one.</remarks>
public sealed record DailyBar
{
    private readonly double open = double.NaN;
    private readonly double high = double.NaN;
    private readonly double low = double.NaN;
    private readonly double close = double.NaN;
    private readonly double adjustedClose = double.NaN;
    private readonly double dividend = double.NaN;
    private readonly double splitFactor = double.NaN;
    private readonly double capitalGain = double.NaN;

    /// <summary>The canonical symbol, such as BRK.B or ^GSPC.</summary>
    public required string Symbol { get; init; }

    /// <summary>The date of the session at its exchange.</summary>
    public required DateOnly? Session { get; init; }

    public double? Open
    {
        get => Known(open);
        init => open = value ?? double.NaN;
    }

    public double? High
    {
        get => Known(high);
        init => high = value ?? double.NaN;
    }

    public double? Low
    {
        get => Known(low);
        init => low = value ?? double.NaN;
    }

    public double? Close
    {
        get => Known(close);
        init => close = value ?? double.NaN;
    }

    /// <summary>Null where the vendor's plan has no adjusted prices.</summary>
    public double? AdjustedClose
    {
        get => Known(adjustedClose);
        init => adjustedClose = value ?? double.NaN;
    }

    public long? Volume { get; init; }

    /// <summary>Cash per share whose ex-date is this session, 0 if none; null where the vendor does not say.</summary>
    public double? Dividend
    {
        get => Known(dividend);
        init => dividend = value ?? double.NaN;
    }

    /// <summary>New shares for an old one from this session on, such as 4 for 4:1, 1 if none; null where the vendor does not say.</summary>
    public double? SplitFactor
    {
        get => Known(splitFactor);
        init => splitFactor = value ?? double.NaN;
    }

    /// <summary>What a fund paid out of realised gains per share on this session, 0 if nothing; null where the vendor does not say.</summary>
    public double? CapitalGain
    {
        get => Known(capitalGain);
        init => capitalGain = value ?? double.NaN;
    }

    public string? Currency { get; init; }

    /// <summary>Whether the vendor has a place for the session but no prices, as before a fund is priced.</summary>
    internal bool IsEmpty => (Open ?? High ?? Low ?? Close ?? AdjustedClose) is null && Volume is null or 0;

    /// <summary>Whether something on this session changes the adjusted close of every bar before it.</summary>
    internal bool RestatesHistory => Dividend is not (null or 0) || CapitalGain is not (null or 0) || SplitFactor is not (null or 1);

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
