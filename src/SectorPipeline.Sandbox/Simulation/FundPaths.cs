namespace SectorPipeline.Sandbox;

/// <summary>The bars of funds and indices out of the market values that they follow.</summary>
internal sealed class FundPaths(int seed, Timeline timeline, FactorPaths factors)
{
    // Third month of the quarter, eleventh session: when the sector funds go ex dividend.
    private static readonly int DividendSlot = Timeline.QuarterSlot(0, 11);

    /// <summary>The bars, or null where there is no stock to follow.</summary>
    public DailyBars? Bars(FundProfile fund, double[] values)
    {
        if (values[0] == 0)
            return null;
        var quotes = Noise.For(seed, fund.Security.Symbol);
        var columns = new BarColumns(timeline);
        var scale = fund.FirstLevel / values[0];
        var sectorVariance = fund.Sector is { } sector ? GicsSector.All[sector].Volatility * GicsSector.All[sector].Volatility / 252 : 0;
        for (var session = timeline.Start; session < timeline.Count; session++)
        {
            var price = values[session] * scale;
            var logReturn = Math.Log(values[session] / values[Math.Max(0, session - 1)]);
            var volatility = Math.Sqrt(factors.MarketVariance[session] + sectorVariance);
            columns.Add(session, price, logReturn, volatility, fund.TypicalVolume, quotes.Bits(session));
            if (timeline.IsAt(session, DividendSlot))
                columns.Act(session, Math.Round(price * fund.QuarterlyYield, 3), 1);
        }

        return columns.ToBars();
    }
}
