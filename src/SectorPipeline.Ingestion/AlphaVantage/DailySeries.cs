using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads TIME_SERIES_DAILY and TIME_SERIES_DAILY_ADJUSTED, which number their fields differently.</summary>
internal static class DailySeries
{
    private const string Series = "Time Series (Daily)";
    private static readonly string[] Required = ["open", "high", "low", "close", "volume"];
    private static readonly string[] Adjusted = [.. Required, "adjusted close", "dividend amount", "split coefficient"];

    /// <summary>The bars, newest first as they are sent.</summary>
    public static IEnumerable<Received<DailyBar>> Bars(JsonElement root, string symbol, Conversation conversation)
    {
        var series = AlphaVantageJson.Object(root, Series, conversation);
        var isAdjusted = series.EnumerateObject().Take(1).Any(IsAdjusted);
        return series.EnumerateObject().Select(day => Bar(symbol, day, isAdjusted ? Adjusted : Required, conversation));
    }

    // By any of the three fields, so that one that is renamed is missed and not taken for a plan without them.
    private static bool IsAdjusted(JsonProperty day) => AlphaVantageJson.Fields(day).Keys.Except(Required, StringComparer.Ordinal)
        .Intersect(Adjusted, StringComparer.Ordinal).Any();

    private static Received<DailyBar> Bar(string symbol, JsonProperty day, string[] expected, Conversation conversation)
    {
        var values = AlphaVantageJson.Fields(day);
        AlphaVantageJson.Require($"{Series}.{day.Name}", expected, values.Keys, conversation);
        string? fault = null;
        var bar = new DailyBar
        {
            Symbol = symbol,
            Session = VendorText.Date("session", day.Name, ref fault),
            Open = Number("open", ref fault),
            High = Number("high", ref fault),
            Low = Number("low", ref fault),
            Close = Number("close", ref fault),
            AdjustedClose = Number("adjusted close", ref fault),
            Volume = VendorText.Whole("volume", values.GetValueOrDefault("volume"), ref fault),
            Dividend = Number("dividend amount", ref fault),
            SplitFactor = Number("split coefficient", ref fault),
        };
        return new Received<DailyBar>(bar, Refusal.OfTypes(fault));

        double? Number(string name, ref string? faults) => VendorText.Number(name, values.GetValueOrDefault(name), ref faults);
    }
}
