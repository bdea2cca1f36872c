namespace SectorPipeline.Ingestion;

/// <summary>What a coin was worth at the end of a day, which in this market is midnight in UTC.</summary>
public sealed record CryptoPrice
{
    /// <summary>The vendor's name of the coin, such as bitcoin.</summary>
    public required string CoinId { get; init; }

    /// <summary>The canonical symbol, such as BTC-USD.</summary>
    public required string Symbol { get; init; }

    /// <summary>The currency of the amounts, in lower case, such as usd.</summary>
    public required string VsCurrency { get; init; }

    /// <summary>The instant of the price.</summary>
    public required DateTimeOffset? PricedAt { get; init; }

    /// <summary>The day that ended at the instant.</summary>
    public required DateOnly? Date { get; init; }

    public double? Price { get; init; }

    public double? MarketCap { get; init; }

    /// <summary>What was traded in the 24 hours before the instant, in the currency.</summary>
    public double? TotalVolume { get; init; }
}
