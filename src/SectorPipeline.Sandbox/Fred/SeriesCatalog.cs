namespace SectorPipeline.Sandbox;

/// <summary>What FRED says of a series beside its numbers.</summary>
internal sealed record SeriesCatalog(string Title, string Units, string UnitsShort, string Adjustment, string AdjustmentShort)
{
    private const string Percent = "Percent";

    private static readonly Dictionary<string, SeriesCatalog> Known = new(StringComparer.Ordinal)
    {
        ["AAA"] = Unadjusted("Moody's Seasoned Aaa Corporate Bond Yield", Percent, "%"),
        ["BAA"] = Unadjusted("Moody's Seasoned Baa Corporate Bond Yield", Percent, "%"),
        ["BAMLH0A0HYM2"] = Unadjusted("ICE BofA US High Yield Index Option-Adjusted Spread", Percent, "%"),
        ["CPIAUCSL"] = Adjusted("Consumer Price Index for All Urban Consumers: All Items in U.S. City Average", "Index 1982-1984=100", "Index 1982-1984=100"),
        ["CPILFESL"] = Adjusted("Consumer Price Index for All Urban Consumers: All Items Less Food and Energy in U.S. City Average", "Index 1982-1984=100", "Index 1982-1984=100"),
        ["DFF"] = Unadjusted("Federal Funds Effective Rate", Percent, "%"),
        ["DGS2"] = Unadjusted("Market Yield on U.S. Treasury Securities at 2-Year Constant Maturity, Quoted on an Investment Basis", Percent, "%"),
        ["DGS10"] = Unadjusted("Market Yield on U.S. Treasury Securities at 10-Year Constant Maturity, Quoted on an Investment Basis", Percent, "%"),
        ["DGS30"] = Unadjusted("Market Yield on U.S. Treasury Securities at 30-Year Constant Maturity, Quoted on an Investment Basis", Percent, "%"),
        ["FEDFUNDS"] = Unadjusted("Federal Funds Effective Rate", Percent, "%"),
        ["GDP"] = Annual("Gross Domestic Product", "Billions of Dollars", "Bil. of $"),
        ["GDPC1"] = Annual("Real Gross Domestic Product", "Billions of Chained 2017 Dollars", "Bil. of Chn. 2017 $"),
        ["ICSA"] = Adjusted("Initial Claims", "Number", "Number"),
        ["INDPRO"] = Adjusted("Industrial Production: Total Index", "Index 2017=100", "Index 2017=100"),
        ["MORTGAGE30US"] = Unadjusted("30-Year Fixed Rate Mortgage Average in the United States", Percent, "%"),
        ["PAYEMS"] = Adjusted("All Employees, Total Nonfarm", "Thousands of Persons", "Thous. of Persons"),
        ["T10Y2Y"] = Unadjusted("10-Year Treasury Constant Maturity Minus 2-Year Treasury Constant Maturity", Percent, "%"),
        ["T10YIE"] = Unadjusted("10-Year Breakeven Inflation Rate", Percent, "%"),
        ["UNRATE"] = Adjusted("Unemployment Rate", Percent, "%"),
        ["VIXCLS"] = Unadjusted("CBOE Volatility Index: VIX", "Index", "Index"),
    };

    public static SeriesCatalog Of(string id) => Known.GetValueOrDefault(id) ?? Unadjusted(id, "Index", "Index");

    private static SeriesCatalog Unadjusted(string title, string units, string unitsShort) =>
        new(title, units, unitsShort, "Not Seasonally Adjusted", "NSA");

    private static SeriesCatalog Adjusted(string title, string units, string unitsShort) =>
        new(title, units, unitsShort, "Seasonally Adjusted", "SA");

    private static SeriesCatalog Annual(string title, string units, string unitsShort) =>
        new(title, units, unitsShort, "Seasonally Adjusted Annual Rate", "SAAR");
}
