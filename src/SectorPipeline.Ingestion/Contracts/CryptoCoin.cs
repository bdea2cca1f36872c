namespace SectorPipeline.Ingestion;

/// <summary>What a vendor said about a coin on a day.</summary>
public sealed record CryptoCoin
{
    /// <summary>The vendor's name of the coin, such as bitcoin.</summary>
    public required string CoinId { get; init; }

    /// <summary>The currency of the amounts, in lower case, such as usd.</summary>
    public required string VsCurrency { get; init; }

    /// <summary>The session of the run that asked.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>The canonical symbol, such as BTC-USD.</summary>
    public required string? Symbol { get; init; }

    public string? Name { get; init; }

    /// <summary>1 for the coin that is worth most.</summary>
    public long? Rank { get; init; }

    public double? Price { get; init; }

    public double? MarketCap { get; init; }

    /// <summary>What all coins that may ever exist would be worth.</summary>
    public double? FullyDilutedValuation { get; init; }

    public double? TotalVolume { get; init; }

    public double? CirculatingSupply { get; init; }

    public double? TotalSupply { get; init; }

    /// <summary>Null where there is no limit.</summary>
    public double? MaxSupply { get; init; }

    /// <summary>When the vendor computed the amounts, in UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
