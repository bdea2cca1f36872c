using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Small simulated markets.</summary>
internal static class Simulated
{
    public static SimulatedMarket Market(string last = "2024-03-28", int stocks = 33, int years = 2, int seed = 42) =>
        new(new SimulatedMarketOptions { Seed = seed, Stocks = stocks, Years = years, LastSession = Session.Parse(last) });

    public static DailyBars Bars(this IMarket market, string symbol) =>
        market.FindBars(symbol) ?? throw new InvalidOperationException($"no bars of {symbol}");

    public static double[] LogReturns(this DailyBars bars)
    {
        var closes = bars.AdjustedClose.ToArray();
        return [.. closes.Skip(1).Zip(closes, (close, before) => Math.Log(close / before))];
    }

    public static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
