namespace SectorPipeline.Sandbox;

/// <summary>Macro series of a simulated market: an interest rate policy, the yields that follow it, prices, jobs, and the fear in the market.</summary>
internal sealed class SimulatedSeries
{
    private readonly Dictionary<string, MacroSeries> series;

    public SimulatedSeries(int seed, Timeline timeline, FactorPaths factors)
    {
        var rates = new SimulatedRates(seed, timeline, factors);
        var economy = new SimulatedEconomy(seed, timeline);
        var from = new DateOnly(timeline.Sessions[timeline.Start].Year - 1, 1, 1);
        series = rates.Series().Concat(economy.Series())
            .Select(one => From(from, one))
            .ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    public static IReadOnlyList<string> Ids { get; } =
        ["AAA", "BAA", "BAMLH0A0HYM2", "CPIAUCSL", "DFF", "DGS10", "DGS2", "FEDFUNDS", "T10Y2Y", "UNRATE", "VIXCLS"];

    public MacroSeries? Find(string id) => series.GetValueOrDefault(id);

    /// <summary>A value with exactly so many decimals, as FRED prints them.</summary>
    public static decimal Fixed(double value, byte decimals)
    {
        var unscaled = (long)Math.Round(Math.Abs(value) * Math.Pow(10, decimals));
        return new decimal((int)unscaled, (int)(unscaled >> 32), 0, value < 0 && unscaled > 0, decimals);
    }

    // A year before the first bar, so that changes over a year exist from the first session on.
    private static MacroSeries From(DateOnly first, MacroSeries all)
    {
        var skip = all.Dates.Span.BinarySearch(first);
        skip = skip < 0 ? ~skip : skip;
        return all with { Dates = all.Dates[skip..], Values = all.Values[skip..] };
    }
}
