namespace SectorPipeline.Ingestion;

/// <summary>What a vendor said about a company on a day; sector and industry in the vendor's own words, not GICS.</summary>
public sealed record Company
{
    /// <summary>The canonical symbol, such as BRK.B.</summary>
    public required string Symbol { get; init; }

    /// <summary>The session of the run that asked.</summary>
    public required DateOnly? AsOf { get; init; }

    public string? Name { get; init; }

    public string? AssetType { get; init; }

    public string? Exchange { get; init; }

    public string? Currency { get; init; }

    public string? Country { get; init; }

    public string? Sector { get; init; }

    public string? Industry { get; init; }

    public decimal? MarketCap { get; init; }

    public long? SharesOutstanding { get; init; }

    /// <summary>Dividends of the last twelve months per share.</summary>
    public double? DividendPerShare { get; init; }

    /// <summary>Earnings of the last twelve months per share.</summary>
    public double? Eps { get; init; }
}
