using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads OVERVIEW, in which every value is a text.</summary>
internal static class CompanyOverview
{
    private static readonly string[] Required =
    [
        "Symbol", "AssetType", "Name", "Exchange", "Currency", "Country", "Sector", "Industry", "MarketCapitalization",
        "SharesOutstanding", "DividendPerShare", "EPS",
    ];

    // Sent with the rest, in one year or another, and taken by no column.
    private static readonly HashSet<string> Known = new(
    [
        .. Required,
        "CIK", "Description", "Address", "OfficialSite", "FiscalYearEnd", "LatestQuarter", "FullTimeEmployees", "EBITDA", "PERatio", "PEGRatio",
        "BookValue", "DividendYield", "RevenuePerShareTTM", "ProfitMargin", "OperatingMarginTTM", "ReturnOnAssetsTTM",
        "ReturnOnEquityTTM", "RevenueTTM", "GrossProfitTTM", "DilutedEPSTTM", "QuarterlyEarningsGrowthYOY",
        "QuarterlyRevenueGrowthYOY", "AnalystTargetPrice", "AnalystRatingStrongBuy", "AnalystRatingBuy", "AnalystRatingHold",
        "AnalystRatingSell", "AnalystRatingStrongSell", "TrailingPE", "ForwardPE", "PriceToSalesRatioTTM", "PriceToBookRatio",
        "EVToRevenue", "EVToEBITDA", "Beta", "52WeekHigh", "52WeekLow", "50DayMovingAverage", "200DayMovingAverage",
        "SharesFloat", "SharesShort", "SharesShortPriorMonth", "ShortRatio", "ShortPercentOutstanding", "ShortPercentFloat",
        "PercentInsiders", "PercentInstitutions", "ForwardAnnualDividendRate", "ForwardAnnualDividendYield", "PayoutRatio",
        "DividendDate", "ExDividendDate", "LastSplitFactor", "LastSplitDate",
    ], StringComparer.Ordinal);

    public static Received<Company> Read(JsonElement root, string symbol, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with 'Symbol', got {root.ValueKind}");
        var values = root.EnumerateObject().ToLookup(field => field.Name, field => AlphaVantageJson.Raw(field.Value), StringComparer.Ordinal);
        string[] got = [.. values.Select(field => field.Key)];
        if (Required.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("the overview", Required, [.. got.Except(Known.Except(Required, StringComparer.Ordinal), StringComparer.Ordinal)]);
        foreach (var name in got.Where(name => !Known.Contains(name)))
            conversation.NoteExtraField(name);
        return Company(name => values[name].FirstOrDefault(), symbol, conversation.Session.Date);
    }

    private static Received<Company> Company(Func<string, string?> raw, string symbol, DateOnly asOf)
    {
        string? fault = null;
        var company = new Company
        {
            Symbol = symbol,
            AsOf = asOf,
            Name = VendorText.Known(raw("Name")),
            AssetType = VendorText.Known(raw("AssetType")),
            Exchange = VendorText.Known(raw("Exchange")),
            Currency = VendorText.Known(raw("Currency")),
            Country = VendorText.Known(raw("Country")),
            Sector = VendorText.Known(raw("Sector")),
            Industry = VendorText.Known(raw("Industry")),
            MarketCap = VendorText.Exact("MarketCapitalization", raw("MarketCapitalization"), ref fault),
            SharesOutstanding = VendorText.Whole("SharesOutstanding", raw("SharesOutstanding"), ref fault),
            DividendPerShare = VendorText.Number("DividendPerShare", raw("DividendPerShare"), ref fault),
            Eps = VendorText.Number("EPS", raw("EPS"), ref fault),
        };
        return new Received<Company>(company, Refusal.OfTypes(fault) ?? OfAnother(raw("Symbol"), symbol));
    }

    private static Refusal? OfAnother(string? vendors, string symbol) =>
        DashedSymbol.IsSame(vendors, symbol) ? null : new Refusal("key", $"asked for {symbol}, the answer is about {vendors}");
}
