using SectorPipeline.Core;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>
/// A small market with what is odd in real ones: stocks that start late, stop, miss a day, split, pay, change their sector,
/// do not move, do not trade or have no market value, a sector of one stock, and a payout that is a distribution of shares.
/// </summary>
internal static class OddMarket
{
    public const int Sessions = 420;
    private const double DailyVolatility = 0.015;

    private static readonly (string Symbol, string Sector, int First, int Last)[] Stocks =
    [
        ("AAA", "TECHNOLOGY", 0, Sessions), ("BBB", "TECHNOLOGY", 0, Sessions), ("LATE", "TECHNOLOGY", 150, Sessions),
        ("GONE", "ENERGY", 0, 260), ("MOVES", "ENERGY", 0, Sessions), ("FLAT", "ENERGY", 0, Sessions),
        ("SPLIT", "UTILITIES", 0, Sessions), ("GIFT", "UTILITIES", 0, Sessions), ("NOCAP", "UTILITIES", 0, Sessions),
        ("ALONE", "REAL ESTATE", 0, Sessions), ("QUIET", "TECHNOLOGY", 0, Sessions),
    ];

    private static readonly string[] Funds = ["XLK", "XLE", "XLU", "XLRE", "SPY", "^GSPC"];

    public static IReadOnlyList<DateOnly> Calendar { get; } = Days();

    /// <summary>All of it as it is known at the end.</summary>
    public static RawLoad Create(int seed)
    {
        var random = new Random(seed);
        return new RawLoad
        {
            Prices = [.. Stocks.SelectMany(stock => BarsOf(stock.Symbol, stock.First, stock.Last, random)).Concat(Funds.SelectMany(fund => BarsOf(fund, 0, Sessions, random)))],
            Companies = [.. Stocks.Select(stock => new RawCompany(stock.Symbol, Calendar[0], stock.Sector, stock.Symbol == "NOCAP" ? null : 1_000_000_000m + 7_000_000 * stock.Symbol.Length)),
                new RawCompany("MOVES", Calendar[300], "UTILITIES", 2_000_000_000m)],
            Observations = [.. Rates(random), .. Monthly("CPIAUCSL", 250, 0.6, random), .. Monthly("FEDFUNDS", 2, 0.05, random), .. Monthly("BAA", 5, 0.1, random), .. Monthly("AAA", 4, 0.1, random)],
        };
    }

    private static IEnumerable<RawPrice> BarsOf(string symbol, int first, int last, Random random)
    {
        var price = 20 + 100 * random.NextDouble();
        var factor = 1.0;
        for (var i = first; i < last; i++)
        {
            price *= symbol == "FLAT" ? 1 : 1 + DailyVolatility * (random.NextDouble() + random.NextDouble() - 1);
            if (symbol == "AAA" && i == 200)
                continue;
            var split = symbol == "SPLIT" && i == 250 ? 4 : 1;
            var dividend = i % 63 == 5 && symbol is "BBB" or "SPLIT" ? 0.25 : symbol == "GIFT" && i == 180 ? price : 0;
            price = Math.Round((price - (symbol == "GIFT" ? dividend / 2 : dividend)) / split, 6);
            factor *= split;
            yield return new RawPrice(symbol, Calendar[i], price, price * factor)
            {
                Volume = symbol == "QUIET" ? 0 : symbol == "^GSPC" ? null : 1_000_000 + random.Next(500_000),
                Dividend = dividend,
                SplitFactor = split,
                High = price * (1 + 0.01 * random.NextDouble()),
                Low = price * (1 - 0.01 * random.NextDouble()),
            };
        }
    }

    // A day's rate is known on the next one, and some days have none.
    private static IEnumerable<RawObservation> Rates(Random random)
    {
        foreach (var series in new[] { "DFF", "DGS10", "T10Y2Y", "VIXCLS" })
        {
            foreach (var (index, day) in Calendar.Index())
                yield return new RawObservation(series, day, index % 17 == 3 ? null : 1 + random.NextDouble(), day.AddDays(1));
        }
    }

    private static IEnumerable<RawObservation> Monthly(string series, double level, double step, Random random)
    {
        for (var month = new DateOnly(Calendar[0].Year - 2, 1, 1); month < Calendar[^1]; month = month.AddMonths(1))
        {
            level += step * (random.NextDouble() - 0.3);
            yield return new RawObservation(series, month, level, month.AddMonths(1).AddDays(12));
            // Revised a quarter later.
            yield return new RawObservation(series, month, level + 0.01, month.AddMonths(4).AddDays(3));
        }
    }

    private static DateOnly[] Days()
    {
        var days = new DateOnly[Sessions];
        days[^1] = new DateOnly(2024, 6, 28);
        for (var i = Sessions - 2; i >= 0; i--)
            days[i] = TradingCalendar.Nyse.Previous(days[i + 1]);
        return days;
    }
}
