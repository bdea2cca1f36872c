using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>OVERVIEW: every value a string, "None" where a market folder or a simulation does not know.</summary>
internal sealed class OverviewDocument(Security stock, DailyBars? bars, Session today)
{
    private const string None = "None";
    private const int SessionsOfAYear = 252;

    public TextBuffer Render()
    {
        var text = new TextBuffer();
        var separator = "{\n    "u8;
        foreach (var (name, value) in Fields())
        {
            text.Add(separator).AddString(name).Add(": "u8).AddString(value);
            separator = ",\n    "u8;
        }

        return text.Add("\n}"u8);
    }

    private IEnumerable<(string Name, string Value)> Fields() => [.. Company(), .. Fundamentals(), .. Trading()];

    private IEnumerable<(string, string)> Company() =>
    [
        ("Symbol", stock.Symbol), ("AssetType", "Common Stock"), ("Name", stock.Name), ("Description", None), ("CIK", None),
        ("Exchange", "NYSE"), ("Currency", "USD"), ("Country", "USA"),
        ("Sector", GicsSector.Find(stock.GicsSector)?.AlphaVantageName ?? None), ("Industry", None), ("Address", None), ("OfficialSite", None),
        ("FiscalYearEnd", "December"), ("LatestQuarter", new Session(LatestQuarter()).ToString()),
        ("MarketCapitalization", stock.MarketCap?.ToString(CultureInfo.InvariantCulture) ?? None),
    ];

    private IEnumerable<(string, string)> Fundamentals()
    {
        var (perShare, yield, _) = Dividends();
        return
        [
            .. Unknown("EBITDA", "PERatio", "PEGRatio", "BookValue"),
            ("DividendPerShare", perShare), ("DividendYield", yield),
            .. Unknown(
                "EPS", "RevenuePerShareTTM", "ProfitMargin", "OperatingMarginTTM", "ReturnOnAssetsTTM", "ReturnOnEquityTTM",
                "RevenueTTM", "GrossProfitTTM", "DilutedEPSTTM", "QuarterlyEarningsGrowthYOY", "QuarterlyRevenueGrowthYOY",
                "AnalystTargetPrice", "AnalystRatingStrongBuy", "AnalystRatingBuy", "AnalystRatingHold", "AnalystRatingSell",
                "AnalystRatingStrongSell", "TrailingPE", "ForwardPE", "PriceToSalesRatioTTM", "PriceToBookRatio", "EVToRevenue",
                "EVToEBITDA", "Beta"),
        ];
    }

    private IEnumerable<(string, string)> Trading() =>
    [
        ("52WeekHigh", OfLastYear(bars?.High, highs => highs.Max())), ("52WeekLow", OfLastYear(bars?.Low, lows => lows.Min())),
        ("50DayMovingAverage", MovingAverage(50)), ("200DayMovingAverage", MovingAverage(200)),
        ("SharesOutstanding", None), ("DividendDate", None), ("ExDividendDate", Dividends().ExDate),
    ];

    private static IEnumerable<(string, string)> Unknown(params string[] names) => names.Select(name => (name, None));

    private DateOnly LatestQuarter() => new DateOnly(today.Date.Year, (today.Date.Month - 1) / 3 * 3 + 1, 1).AddDays(-1);

    private string OfLastYear(ReadOnlyMemory<double>? quotes, Func<double[], double> choose) =>
        quotes is { Length: > 0 } known ? Text(choose(SinceLastSplit(known, SessionsOfAYear))) : None;

    private string MovingAverage(int sessions) =>
        bars is { Count: > 0 } ? Text(Math.Round(SinceLastSplit(bars.Close, sessions).Average(), 2)) : None;

    // As-traded quotes compare only back to the last split.
    private double[] SinceLastSplit(ReadOnlyMemory<double> quotes, int sessions)
    {
        var splits = bars?.Actions.ToArray().Where(action => action.Split != 1).Select(action => action.Index) ?? [];
        var from = Math.Max(quotes.Length - sessions, splits.DefaultIfEmpty(0).Max());
        return quotes[Math.Max(0, from)..].ToArray();
    }

    private (string PerShare, string Yield, string ExDate) Dividends()
    {
        var paid = bars?.Actions.ToArray().Where(action => action.Dividend > 0).ToArray() ?? [];
        if (bars is null || paid.Length == 0)
            return (None, None, None);
        var year = paid.Where(action => action.Index >= bars.Count - SessionsOfAYear).Sum(action => action.Dividend);
        var exDate = new Session(bars.Dates.Span[paid[^1].Index]).ToString();
        return year == 0 ? (None, None, exDate) : (Text(Math.Round(year, 4)), Text(Math.Round(year / bars.Close.Span[^1], 4)), exDate);
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
