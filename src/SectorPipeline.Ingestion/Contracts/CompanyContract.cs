using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that a company must keep to become a row.</summary>
internal static class CompanyContract
{
    // decimal(28, 4) has 24 digits before the point.
    private const decimal LargestMoney = 1e24m;

    /// <summary>The first rule that the company breaks, or null.</summary>
    /// <param name="company">What was read.</param>
    /// <param name="asked">The symbol as the vendor writes it.</param>
    public static Refusal? Check(CompanyCandidate company, string asked) => company switch
    {
        { TypeFault: { } fault } => new("type", fault),
        { Name: null } => new("required", "name is missing"),
        _ when !string.Equals(company.VendorSymbol, asked, StringComparison.OrdinalIgnoreCase) =>
            new("key", $"asked for {asked}, the answer is about {company.VendorSymbol}"),
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

    private static string Text(decimal? number) => number.GetValueOrDefault().ToString(CultureInfo.InvariantCulture);
}
