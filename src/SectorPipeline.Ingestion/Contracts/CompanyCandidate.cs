namespace SectorPipeline.Ingestion;

/// <summary>A company as a vendor sent it, before its contract is checked.</summary>
internal sealed record CompanyCandidate
{
    public required string Symbol { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>The symbol that the answer speaks of.</summary>
    public required string VendorSymbol { get; init; }

    public string? Name { get; init; }

    public string? AssetType { get; init; }

    public string? Exchange { get; init; }

    public string? Currency { get; init; }

    public string? Country { get; init; }

    public string? Sector { get; init; }

    public string? Industry { get; init; }

    public decimal? MarketCap { get; init; }

    public decimal? SharesOutstanding { get; init; }

    public double? DividendPerShare { get; init; }

    public double? Eps { get; init; }

    /// <summary>What could not be read as the type that the contract asks for; null if all could.</summary>
    public string? TypeFault { get; init; }

    public Company ToCompany() => new()
    {
        Symbol = Symbol,
        AsOf = AsOf,
        Name = Name ?? "",
        AssetType = AssetType,
        Exchange = Exchange,
        Currency = Currency,
        Country = Country,
        Sector = Sector,
        Industry = Industry,
        MarketCap = MarketCap,
        SharesOutstanding = (long?)SharesOutstanding,
        DividendPerShare = DividendPerShare,
        Eps = Eps,
    };
}
