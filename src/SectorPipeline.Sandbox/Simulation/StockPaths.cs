namespace SectorPipeline.Sandbox;

/// <summary>Walks stocks from the epoch to the last session.</summary>
internal sealed class StockPaths(int seed, Timeline timeline, FactorPaths factors)
{
    public DailyBars Bars(StockProfile profile)
    {
        var noise = Noise.For(seed, profile.Symbol);
        var quotes = Noise.For(seed, profile.Symbol + " quotes");
        var state = new StockState(profile, factors, timeline, noise);
        for (var session = 0; session < timeline.Start; session++)
            state.Advance(session);

        var columns = new BarColumns(timeline);
        var beta = profile.MarketBeta * profile.MarketBeta;
        for (var session = timeline.Start; session < timeline.Count; session++)
        {
            state.Advance(session);
            var volatility = Math.Sqrt(state.OwnVariance + beta * factors.MarketVariance[session]);
            var volume = profile.Shares * profile.Turnover * state.ShareCount;
            columns.Add(session, state.Price, state.LogReturn, volatility, volume, quotes.Bits(session));
            columns.Act(session, state.Dividend, state.Split);
        }

        return columns.ToBars();
    }

    /// <summary>Adds the company's market value to each session's total, and returns the last.</summary>
    public double AddMarketValue(StockProfile profile, double[] totals)
    {
        var state = new StockState(profile, factors, timeline, Noise.For(seed, profile.Symbol));
        var value = 0.0;
        for (var session = 0; session < timeline.Count; session++)
        {
            state.Advance(session);
            value = profile.Shares * Math.Exp(state.LogValue);
            totals[session] += value;
        }

        return value;
    }

    /// <summary>The company at the end of each quarter that is over, oldest first.</summary>
    public IReadOnlyList<QuarterEnd> QuarterEnds(StockProfile profile)
    {
        var state = new StockState(profile, factors, timeline, Noise.For(seed, profile.Symbol));
        var (ends, dividends) = (new List<QuarterEnd>(), 0.0);
        for (var session = 0; session < timeline.Count; session++)
        {
            state.Advance(session);
            var shares = profile.Shares * state.ShareCount;
            dividends += state.Dividend * shares;
            if (timeline.EndOfQuarter(session) is not { } end)
                continue;
            ends.Add(new QuarterEnd(end, profile.Shares * Math.Exp(state.LogValue), shares, dividends));
            dividends = 0;
        }

        return ends;
    }
}
