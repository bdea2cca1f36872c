namespace SectorPipeline.Sandbox;

/// <summary>Fills the columns of simulated bars: quotes in cents around a close, and the adjusted close at the end.</summary>
internal sealed class BarColumns(Timeline timeline)
{
    private readonly int start = timeline.Start;
    private readonly double[] open = new double[timeline.Count - timeline.Start];
    private readonly double[] high = new double[timeline.Count - timeline.Start];
    private readonly double[] low = new double[timeline.Count - timeline.Start];
    private readonly double[] close = new double[timeline.Count - timeline.Start];
    private readonly long[] volume = new long[timeline.Count - timeline.Start];
    private readonly List<CorporateAction> actions = [];

    /// <param name="session">Index of the session in the timeline.</param>
    /// <param name="price">The close before rounding.</param>
    /// <param name="logReturn">Since the close before.</param>
    /// <param name="volatility">Standard deviation of a day's return.</param>
    /// <param name="typicalVolume">Shares on an average day.</param>
    /// <param name="bits">64 random bits.</param>
    public void Add(int session, double price, double logReturn, double volatility, double typicalVolume, ulong bits)
    {
        var i = session - start;
        var (a, b, c, d) = (Fraction(bits), Fraction(bits >> 16), Fraction(bits >> 32), Fraction(bits >> 48));
        var intraday = Math.Clamp(logReturn * (0.4 + 0.6 * a) + volatility * (b - 0.5), -0.4, 0.4);
        close[i] = Cents(price);
        open[i] = Cents(price * (1 - intraday));
        high[i] = Cents(Math.Max(open[i], close[i]) * (1 + volatility * c * c));
        low[i] = Cents(Math.Min(open[i], close[i]) * (1 - Math.Min(0.5, volatility * d * d)));
        var activity = 0.5 + 0.35 * (a + c) + 0.6 * Math.Min(4, Math.Abs(logReturn) / volatility) * (0.5 + d);
        volume[i] = Math.Max(100, (long)(typicalVolume * activity));
    }

    public void Act(int session, double dividend, double split)
    {
        if (dividend > 0 || split != 1)
            actions.Add(new CorporateAction(session - start, dividend, split));
    }

    public DailyBars ToBars()
    {
        CorporateAction[] done = [.. actions];
        return new DailyBars
        {
            Dates = timeline.Sessions.AsMemory(start),
            Open = open,
            High = high,
            Low = low,
            Close = close,
            AdjustedClose = Adjust(close, done),
            Volume = volume,
            Actions = done,
        };
    }

    /// <summary>Closes with later splits and dividends taken out, as CRSP and the vendors do; rounded to 6 decimals.</summary>
    internal static double[] Adjust(ReadOnlySpan<double> close, ReadOnlySpan<CorporateAction> actions)
    {
        var adjusted = new double[close.Length];
        var (factor, next) = (1.0, actions.Length - 1);
        for (var i = close.Length - 1; i >= 0; i--)
        {
            adjusted[i] = Math.Round(close[i] * factor * 1e6) / 1e6;
            if (next < 0 || actions[next].Index != i)
                continue;
            var (_, dividend, split) = actions[next--];
            if (i > 0)
                factor *= (1 - dividend * split / close[i - 1]) / split;
        }

        return adjusted;
    }

    private static double Fraction(ulong bits) => (bits & 0xFFFF) * (1.0 / 65536);

    private static double Cents(double price) => Math.Max(1, Math.Round(price * 100)) / 100;
}
