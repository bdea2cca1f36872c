using System.Text.Json.Serialization;

namespace SectorPipeline.Alerts;

/// <summary>A sector in <c>summary.json</c>.</summary>
internal sealed record SummarySector(
    string Sector,
    long Rank,
    IReadOnlyDictionary<string, double?> Returns,
    IReadOnlyDictionary<string, double?> Excess,
    long Advancers,
    long Decliners,
    [property: JsonPropertyName("volatility_30d")] double? Volatility,
    double? Var95,
    double? CurrentDrawdown,
    string? Signal,
    double? Score,
    string? Quadrant)
{
    public static SummarySector Of(SectorDay day, MorningFacts facts)
    {
        var (risk, signal) = (facts.RiskOf(day.Sector), facts.SignalOf(day.Sector));
        return new(
            day.Sector, day.Rank, SummaryMarket.Named(day.Returns), SummaryMarket.Named(day.Excess), day.Advancers, day.Decliners,
            risk?.Volatility30, risk?.Var95, risk?.Drawdown, signal?.Signal, signal?.Score, signal?.Quadrant);
    }
}
