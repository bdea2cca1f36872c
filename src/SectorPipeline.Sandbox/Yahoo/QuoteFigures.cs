namespace SectorPipeline.Sandbox;

/// <summary>What Yahoo works out from bars and reports: yesterday's close, the year's range, averages, ratios.</summary>
internal sealed class QuoteFigures(DailyBars bars, CompanyAccounts? accounts, long? marketCap)
{
    private const int Year = 252;

    private readonly SplitAdjustment quotes = new(bars);
    private readonly int last = bars.Count - 1;

    public DateOnly LastDate => bars.Dates.Span[last];

    public double Open => quotes.Price(bars.Open.Span[last], last);

    public double High => quotes.Price(bars.High.Span[last], last);

    public double Low => quotes.Price(bars.Low.Span[last], last);

    public double Close => CloseOf(last);

    public double PreviousClose => CloseOf(Math.Max(0, last - 1));

    public long Volume => quotes.Volume(bars.Volume.Span[last], last);

    public double YearHigh => LastOf(Year).Max(i => quotes.Price(bars.High.Span[i], i));

    public double YearLow => LastOf(Year).Min(i => quotes.Price(bars.Low.Span[i], i));

    public double YearChange => Round(Close / CloseOf(Math.Max(0, last - Year)) - 1, 7);

    public double Average(int sessions) => Round(LastOf(sessions).Average(CloseOf), 4);

    public long AverageVolume(int sessions) => (long)LastOf(sessions).Average(i => quotes.Volume(bars.Volume.Span[i], i));

    public double DividendsOfYear => Round(bars.Actions.ToArray().Where(action => action.Index > last - Year).Sum(quotes.Dividend), 4);

    public CorporateAction? LastDividend => Latest(action => action.Dividend > 0);

    public CorporateAction? LastSplit => Latest(action => action.Split != 1);

    public double AmountOf(CorporateAction dividend) => quotes.Dividend(dividend);

    public long TimeOf(CorporateAction action) => SessionClock.At(bars.Dates.Span[action.Index], default);

    /// <summary>Of the last four quarters; null where there are no reports.</summary>
    public FinancialPeriod? LastYear => accounts is { Quarters.Count: >= 4 } known ? FinancialPeriod.Year([.. known.Quarters.Take(4).Reverse()]) : null;

    public long? Shares => (accounts is { Quarters: [var latest, ..] } ? latest.Balance.Shares : (long?)null) ?? (marketCap is { } cap ? (long)(cap / Close) : null);

    public static double Round(double value, int digits) => Math.Round(value, digits);

    private CorporateAction? Latest(Predicate<CorporateAction> wanted) =>
        Array.FindAll(bars.Actions.ToArray(), wanted) is [.., var found] ? found : null;

    private double CloseOf(int i) => quotes.Price(bars.Close.Span[i], i);

    private IEnumerable<int> LastOf(int sessions) => Enumerable.Range(Math.Max(0, bars.Count - sessions), Math.Min(sessions, bars.Count));
}
