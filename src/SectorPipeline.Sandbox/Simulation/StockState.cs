namespace SectorPipeline.Sandbox;

/// <summary>A stock on its way from the epoch, one session at a time.</summary>
internal struct StockState(StockProfile profile, FactorPaths factors, Timeline timeline, Noise noise)
{
    // What is the stock's own pulls back over about ten years, so that no price runs off to nothing or to infinity.
    private const double OwnMemory = 1 - 1.0 / 2520;
    private const double EarningsShock = 2.5;

    private readonly double[] market = factors.Market;
    private readonly double[] sector = factors.Sectors[profile.Sector];
    private Garch ownShocks = new(profile.OwnVolatility, alpha: 0.10, leverage: 0, beta: 0.86);
    private double own;
    private double smoothedValue = Math.Log(profile.FirstPrice);
    private double logShares;

    /// <summary>Log of what one share of the epoch has become, without its dividends.</summary>
    public double LogValue { get; private set; } = Math.Log(profile.FirstPrice);

    public double LogReturn { get; private set; }

    public double OwnVariance { get; private set; }

    /// <summary>Paid per share of this session; 0 on most.</summary>
    public double Dividend { get; private set; }

    /// <summary>New shares for one old; 1 on most sessions.</summary>
    public double Split { get; private set; } = 1;

    public readonly double Price => Math.Exp(LogValue - logShares);

    /// <summary>Shares of this session for one of the epoch.</summary>
    public readonly double ShareCount => Math.Exp(logShares);

    public void Advance(int session)
    {
        var (before, price) = (LogValue, LogValue - logShares);
        (Dividend, Split) = (0, 1);
        if (profile.QuarterlyYield > 0 && timeline.IsAt(session, profile.DividendSlot))
            PayDividend();
        else
            MaySplit(session, price);
        LogValue += Drift(session);
        LogReturn = LogValue - before;
        smoothedValue += (LogValue - smoothedValue) * (1.0 / 250);
    }

    private double Drift(int session)
    {
        OwnVariance = ownShocks.Variance;
        var shock = ownShocks.Next(noise.Normal(session));
        if (timeline.IsAt(session, profile.EarningsSlot))
            shock *= EarningsShock;
        var was = own;
        own = own * OwnMemory + shock;
        return profile.Drift + profile.MarketBeta * market[session] + profile.SectorBeta * sector[session] + own - was;
    }

    // Companies keep dividends steady, so the amount follows the smoothed price; the price falls by it.
    private void PayDividend()
    {
        var amount = Math.Round(profile.QuarterlyYield * Math.Exp(smoothedValue - logShares), 2);
        if (amount <= 0)
            return;
        Dividend = amount;
        LogValue += Math.Log(Math.Max(0.5, 1 - amount / Price));
    }

    private void MaySplit(int session, double logPrice)
    {
        const double penny = 1.1; // log of about 3 dollars
        if (logPrice > penny && logPrice < profile.SplitAboveLog || noise.Uniform(~session) > 0.02)
            return;
        Split = logPrice <= penny ? 0.1 : Math.Clamp(Math.Floor(2 + 2 * (logPrice - profile.SplitAboveLog)), 2, 10);
        logShares += Math.Log(Split);
    }
}
