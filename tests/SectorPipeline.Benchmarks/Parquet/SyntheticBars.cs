using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Benchmarks.Parquet;

/// <summary>Daily bars of as many rows and years as the recorded market has, the same every time.</summary>
internal static class SyntheticBars
{
    public const int Count = 743_000;
    private const int Sessions = 1_858;
    private const int Seed = 7;
    private const double DailyVolatility = 0.02;

    public static Session Last { get; } = new(new DateOnly(2019, 12, 31));

    public static DailyBar[] Create()
    {
        var random = new Random(Seed);
        var sessions = LastSessions();
        return [.. Enumerable.Range(0, Count / Sessions + 1).SelectMany(symbol => OfSymbol(symbol, sessions, random)).Take(Count)];
    }

    private static DateOnly[] LastSessions()
    {
        var sessions = new DateOnly[Sessions];
        sessions[^1] = Last.Date;
        for (var i = Sessions - 2; i >= 0; i--)
            sessions[i] = TradingCalendar.Nyse.Previous(sessions[i + 1]);
        return sessions;
    }

    private static IEnumerable<DailyBar> OfSymbol(int number, DateOnly[] sessions, Random random)
    {
        var symbol = string.Create(CultureInfo.InvariantCulture, $"S{number:000}");
        var price = 20 + 200 * random.NextDouble();
        foreach (var session in sessions)
        {
            price *= 1 + DailyVolatility * (random.NextDouble() - 0.5);
            yield return Bar(symbol, session, price, random);
        }
    }

    private static DailyBar Bar(string symbol, DateOnly session, double price, Random random) => new()
    {
        Symbol = symbol,
        Session = session,
        Open = Math.Round(price * (1 - 0.002 * random.NextDouble()), 4),
        High = Math.Round(price * 1.01, 4),
        Low = Math.Round(price * 0.99, 4),
        Close = Math.Round(price, 4),
        AdjustedClose = Math.Round(price * 0.9, 4),
        Volume = random.NextInt64(100_000, 50_000_000),
        Currency = "USD",
    };
}
