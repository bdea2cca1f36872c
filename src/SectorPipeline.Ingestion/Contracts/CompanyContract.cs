using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>companies</c>: one row per symbol and day on which a vendor was asked.</summary>
internal static class CompanyContract
{
    public static Contract<Company> Instance { get; } = new ContractBuilder<Company>("companies")
        .Text("symbol", company => company.Symbol)
        .Date("as_of", company => company.AsOf, NotLater)
        .Text("name", company => company.Name)
        .Text("asset_type", company => company.AssetType, nullable: true)
        .Text("exchange", company => company.Exchange, nullable: true)
        .Text("currency", company => company.Currency, nullable: true)
        .Text("country", company => company.Country, nullable: true)
        .Text("sector", company => company.Sector, nullable: true)
        .Text("industry", company => company.Industry, nullable: true)
        .Money("market_cap", company => company.MarketCap, NotNegativeMoney, nullable: true)
        .Whole("shares_outstanding", company => company.SharesOutstanding, NotNegative, nullable: true)
        .Number("dividend_per_share", company => company.DividendPerShare, NotNegative, nullable: true)
        .Number("eps", company => company.Eps, nullable: true)
        .Build(company => RowKey.Of(company.AsOf, company.Symbol), ["symbol", "as_of"]);
}
