using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>The reports of an invented company that are public on a day, newest first: a function of seed, symbol and quarter alone.</summary>
internal sealed class CompanyAccounts
{
    private const int QuarterlyReportDays = 32;
    private const int AnnualReportDays = 48;

    // Of the market value's way to the business that it stands for, a quarter.
    private const double Smoothing = 0.25;

    private readonly Noise constants;
    private readonly Noise variations;

    private CompanyAccounts(int seed, string symbol, IReadOnlyList<QuarterEnd> ends, DateOnly today)
    {
        (constants, variations) = (Noise.For(seed, symbol + " business"), Noise.For(seed, symbol + " quarters"));
        var all = Invent(ends);
        Quarters = [.. all.Where(quarter => quarter.Filed <= today).Reverse()];
        Years = [.. all.Chunk(4).Where(year => year.Length == 4 && year[^1].Filed <= today).Select(FinancialPeriod.Year).Reverse()];
    }

    public IReadOnlyList<FinancialPeriod> Quarters { get; }

    public IReadOnlyList<FinancialPeriod> Years { get; }

    /// <summary>The accounts, or null where the market invents none.</summary>
    public static CompanyAccounts? Of(IMarket market, string symbol) =>
        market.Seed is { } seed && market.FindQuarterEnds(symbol) is { Count: > 0 } ends
            ? new CompanyAccounts(seed, symbol, ends, market.LastSession.Date)
            : null;

    private List<FinancialPeriod> Invent(IReadOnlyList<QuarterEnd> ends)
    {
        var quarters = new List<FinancialPeriod>();
        var (value, cash) = (ends[0].MarketValue, 0L);
        for (var i = 0; i < ends.Count; i++)
        {
            value += (ends[i].MarketValue - value) * Smoothing;
            var revenue = value / Constant(0, 4.8, 16) * Varied(i, 0, 0.04);
            var quarter = Quarter(i, ends[i], revenue, Balance(i, ends[i], revenue), cash);
            cash = quarter.Balance.Cash;
            quarters.Add(quarter);
        }

        return quarters;
    }

    private FinancialPeriod Quarter(int i, QuarterEnd end, double revenue, BalanceSheet balance, long cashBefore)
    {
        var cost = Part(revenue, 1, 0.35, 0.65, i);
        var (research, selling) = (Part(revenue, 2, 0, 0.1, i), Part(revenue, 3, 0.06, 0.18, i));
        var (earned, paid) = (Part(balance.Cash, 4, 0.002, 0.008, i), Part(balance.Debt, 5, 0.007, 0.015, i));
        var beforeTax = Whole(revenue) - cost - research - selling + earned - paid;
        var tax = beforeTax > 0 ? Part(beforeTax, 6, 0.15, 0.26, i) : 0;
        var depreciation = Part(revenue, 7, 0.02, 0.07, i);
        return new FinancialPeriod
        {
            Start = end.Date.AddDays(1).AddMonths(-3),
            End = end.Date,
            Filed = FiledOn(i, end.Date),
            Quarter = end.Date.Month / 3,
            Revenue = Whole(revenue),
            CostOfRevenue = cost,
            Research = research,
            Selling = selling,
            Depreciation = depreciation,
            InterestIncome = earned,
            InterestExpense = paid,
            Tax = tax,
            Balance = balance,
            OperatingCashFlow = beforeTax - tax + depreciation,
            CapitalExpenditure = Part(revenue, 8, 0.02, 0.09, i),
            Dividends = Whole(end.Dividends),
            ChangeInCash = balance.Cash - (i == 0 ? balance.Cash : cashBefore),
        };
    }

    private BalanceSheet Balance(int i, QuarterEnd end, double revenue) => new()
    {
        Cash = Part(revenue, 20, 0.3, 1.6, i),
        Receivables = Part(revenue, 21, 0.3, 0.8, i),
        Inventory = Part(revenue, 22, 0.05, 0.6, i),
        OtherCurrentAssets = Part(revenue, 23, 0.05, 0.3, i),
        Property = Part(revenue, 24, 0.6, 3, i),
        Goodwill = Part(revenue, 25, 0, 2, i),
        OtherIntangibles = Part(revenue, 26, 0.1, 0.8, i),
        OtherAssets = Part(revenue, 27, 0.1, 0.7, i),
        Payables = Part(revenue, 28, 0.1, 0.4, i),
        ShortTermDebt = Part(revenue, 29, 0.02, 0.2, i),
        OtherCurrentLiabilities = Part(revenue, 30, 0.1, 0.3, i),
        LongTermDebt = Part(revenue, 31, 0.1, 0.5, i),
        OtherLiabilities = Part(revenue, 32, 0.05, 0.2, i),
        CommonStock = Whole(end.Shares * 0.01),
        Shares = (long)Math.Round(end.Shares),
    };

    private DateOnly FiledOn(int i, DateOnly end)
    {
        var days = end.Month == 12 ? AnnualReportDays : QuarterlyReportDays;
        var due = end.AddDays(days + (int)(variations.Uniform(At(i, 60)) * 9));
        return TradingCalendar.Nyse.IsSession(due) ? due : TradingCalendar.Nyse.Next(due);
    }

    // A share that is the company's own, and varies a little from quarter to quarter.
    private long Part(double whole, int item, double low, double high, int i) =>
        Whole(whole * Constant(item, low, high) * Varied(i, item, 0.03));

    private double Constant(int item, double low, double high) => constants.Uniform(item, low, high);

    private double Varied(int i, int item, double by) => 1 + Math.Clamp(variations.Normal(At(i, item)), -3, 3) * by;

    private static int At(int quarter, int item) => quarter * 64 + item;

    // Reports are in thousands.
    private static long Whole(double value) => (long)Math.Round(value / 1000) * 1000;
}
