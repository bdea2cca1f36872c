using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads TIME_SERIES_DAILY_ADJUSTED and OVERVIEW, in which every value is a text.</summary>
internal static class AlphaVantageParser
{
    private const string Series = "Time Series (Daily)";

    /// <summary>The bars, newest first as they are sent.</summary>
    public static IEnumerable<BarCandidate> Bars(JsonElement root, string symbol) =>
        root.TryGetProperty(Series, out var series) && series.ValueKind == JsonValueKind.Object
            ? series.EnumerateObject().Select(day => Bar(symbol, day))
            : throw Changed($"there is no '{Series}' but {string.Join(", ", root.EnumerateObject().Select(property => $"'{property.Name}'"))}");

    public static CompanyCandidate Company(JsonElement root, string symbol, DateOnly asOf)
    {
        string? fault = null;
        return new CompanyCandidate
        {
            Symbol = symbol,
            AsOf = asOf,
            VendorSymbol = Text(root, "Symbol") ?? throw Changed("there is no 'Symbol'"),
            Name = Text(root, "Name"),
            AssetType = Text(root, "AssetType"),
            Exchange = Text(root, "Exchange"),
            Currency = Text(root, "Currency"),
            Country = Text(root, "Country"),
            Sector = Text(root, "Sector"),
            Industry = Text(root, "Industry"),
            MarketCap = VendorText.Exact("MarketCapitalization", Raw(root, "MarketCapitalization"), ref fault),
            SharesOutstanding = VendorText.Exact("SharesOutstanding", Raw(root, "SharesOutstanding"), ref fault),
            DividendPerShare = Number(root, "DividendPerShare", ref fault),
            Eps = Number(root, "EPS", ref fault),
            TypeFault = fault,
        };
    }

    private static BarCandidate Bar(string symbol, JsonProperty day)
    {
        string? fault = null;
        var values = day.Value;
        if (values.ValueKind != JsonValueKind.Object)
            throw Changed($"'{day.Name}' is not an object");
        return new BarCandidate
        {
            Symbol = symbol,
            Session = VendorText.Date("session", day.Name, ref fault),
            Open = Number(values, "1. open", ref fault),
            High = Number(values, "2. high", ref fault),
            Low = Number(values, "3. low", ref fault),
            Close = Number(values, "4. close", ref fault),
            AdjustedClose = Number(values, "5. adjusted close", ref fault),
            Volume = Number(values, "6. volume", ref fault),
            Dividend = Number(values, "7. dividend amount", ref fault) ?? 0,
            SplitFactor = Number(values, "8. split coefficient", ref fault) ?? 1,
            TypeFault = fault,
        };
    }

    private static double? Number(JsonElement values, string name, ref string? fault) =>
        VendorText.Number(name, Raw(values, name), ref fault);

    private static string? Text(JsonElement values, string name) => VendorText.Known(Raw(values, name));

    private static string? Raw(JsonElement values, string name) =>
        !values.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    private static VendorException Changed(string what) => new(VendorFault.ChangedFormat, $"the format has changed: {what}");
}
