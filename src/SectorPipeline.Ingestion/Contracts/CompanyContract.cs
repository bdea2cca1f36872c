using System.Globalization;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that a company must keep to become a row.</summary>
internal static class CompanyContract
{
    // decimal(28, 4) has 24 digits before the point.
    private const decimal LargestMoney = 1e24m;

    /// <summary>The first rule that the company breaks, or null.</summary>
    public static Refusal? Check(CompanyCandidate company) => company switch
    {
        { TypeFault: { } fault } => new("type", fault),
        { Name: null } => new("required", "name is missing"),
        _ when !IsSame(company.VendorSymbol, company.Symbol) =>
            new("key", $"asked for {company.Symbol}, the answer is about {company.VendorSymbol}"),
        { MarketCap: < 0 or >= LargestMoney } => new("range", $"market_cap {Text(company.MarketCap)} is out of range"),
        { SharesOutstanding: < 0 or > long.MaxValue } =>
            new("range", $"shares_outstanding {Text(company.SharesOutstanding)} is out of range"),
        { SharesOutstanding: { } shares } when shares != decimal.Truncate(shares) =>
            new("type", $"shares_outstanding {Text(shares)} is not a whole number"),
        { DividendPerShare: { } dividend } when !double.IsFinite(dividend) => new("finite", "dividend_per_share is not a finite number"),
        { DividendPerShare: < 0 } => new("range", "dividend_per_share is below 0"),
        { Eps: { } eps } when !double.IsFinite(eps) => new("finite", "eps is not a finite number"),
        _ => null,
    };

    // Vendors write a class of shares with a dash, and some answer with the dot.
    private static bool IsSame(string vendors, string ours) =>
        string.Equals(DashedSymbol.Of(vendors), DashedSymbol.Of(ours), StringComparison.OrdinalIgnoreCase);

    private static string Text(decimal? number) => number.GetValueOrDefault().ToString(CultureInfo.InvariantCulture);
}
