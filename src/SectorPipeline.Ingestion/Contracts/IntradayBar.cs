namespace SectorPipeline.Ingestion;

/// <summary>Five minutes of one symbol in the regular hours of its exchange; Yahoo takes later splits out, Alpha Vantage is asked for prices as traded.</summary>
public sealed record IntradayBar
{
    /// <summary>How long a bar is, as the dataset names it.</summary>
    public const string FiveMinutes = "5m";

    /// <summary>How long a bar is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>The canonical symbol, such as BRK.B or ^GSPC.</summary>
    public required string Symbol { get; init; }

    /// <summary>The date at the exchange.</summary>
    public required DateOnly? Session { get; init; }

    /// <summary>The instant at which the bar begins.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    public string Interval { get; init; } = FiveMinutes;

    public double? Open { get; init; }

    public double? High { get; init; }

    public double? Low { get; init; }

    public double? Close { get; init; }

    public long? Volume { get; init; }

    /// <summary>Null where the vendor does not say.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether the vendor has a place for the bar but no prices: nothing was traded.</summary>
    internal bool IsEmpty => (Open ?? High ?? Low ?? Close) is null && Volume is null or 0;
}
