using System.Text.Json.Serialization;

namespace SectorPipeline.Alerts;

/// <summary>The market in <c>summary.json</c>.</summary>
internal sealed record SummaryMarket(string Symbol, IReadOnlyDictionary<string, double?> Returns, [property: JsonPropertyName("volatility_30d")] double? Volatility, double? CurrentDrawdown)
{
    public static SummaryMarket Of(MorningFacts facts, bool tells) => tells
        ? new(facts.Market, Named(facts.MarketReturns), facts.MarketRisk?.Volatility30, facts.MarketRisk?.Drawdown)
        : new(facts.Market, Named(null), null, null);

    /// <summary>Returns by the suffixes of the marts' columns: <c>1d</c>, <c>1w</c>, <c>ytd</c>.</summary>
    public static IReadOnlyDictionary<string, double?> Named(HorizonReturns? returns) =>
        Horizon.All.ToDictionary(horizon => horizon.Suffix, horizon => returns?[horizon.Label], StringComparer.Ordinal);
}
