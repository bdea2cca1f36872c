using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads TIME_SERIES_INTRADAY with bars of five minutes.</summary>
internal static class IntradaySeries
{
    private const string Series = "Time Series (5min)";
    private static readonly string[] Required = ["open", "high", "low", "close", "volume"];

    /// <summary>The bars, newest first as they are sent.</summary>
    public static IEnumerable<Received<IntradayBar>> Bars(JsonElement root, string symbol, Conversation conversation)
    {
        var series = AlphaVantageJson.Object(root, Series, conversation);
        var clock = WallTime.Of(AlphaVantageJson.Meta(root, "Time Zone"));
        return series.EnumerateObject().Select(bar => Bar(symbol, bar, clock, conversation));
    }

    private static Received<IntradayBar> Bar(string symbol, JsonProperty item, WallTime clock, Conversation conversation)
    {
        var values = AlphaVantageJson.Fields(item);
        AlphaVantageJson.Require($"{Series}.{item.Name}", Required, values.Keys, conversation);
        string? fault = null;
        var (start, date) = clock.Read("starts_at", item.Name, ref fault);
        var bar = new IntradayBar
        {
            Symbol = symbol,
            Session = date,
            StartsAt = start,
            Open = Number("open", ref fault),
            High = Number("high", ref fault),
            Low = Number("low", ref fault),
            Close = Number("close", ref fault),
            Volume = VendorText.Whole("volume", values.GetValueOrDefault("volume"), ref fault),
        };
        return new Received<IntradayBar>(bar, Refusal.OfTypes(fault));

        double? Number(string name, ref string? faults) => VendorText.Number(name, values.GetValueOrDefault(name), ref faults);
    }
}
