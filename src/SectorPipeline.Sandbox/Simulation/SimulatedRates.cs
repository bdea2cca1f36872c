using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Daily series: the federal funds rate (and its monthly mean), two yields and their spread, implied volatility, a credit spread; corporate yields by month.</summary>
internal sealed class SimulatedRates
{
    private const int DaysBetweenMeetings = 45;

    private readonly DateOnly[] days;
    private readonly double[] policy;
    private readonly double[] twoYear;
    private readonly double[] tenYear;
    private readonly double[] volatility;

    public SimulatedRates(int seed, Timeline timeline, FactorPaths factors)
    {
        var (first, last) = (timeline.Sessions[0], timeline.Sessions[^1]);
        days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)];
        policy = Policy(Noise.For(seed, "DFF"), days.Length);
        twoYear = Yield(Noise.For(seed, "DGS2"), policy, smoothing: 90, premium: 0.3);
        tenYear = Yield(Noise.For(seed, "DGS10"), policy, smoothing: 700, premium: 1.2);
        volatility = Implied(Noise.For(seed, "VIXCLS"), days, timeline, factors);
    }

    public IEnumerable<MacroSeries> Series()
    {
        var effective = Daily("DFF", day => SimulatedSeries.Fixed(policy[day], 2));
        yield return effective;
        yield return MonthlyMean("FEDFUNDS", effective);
        yield return Weekdays("DGS2", day => SimulatedSeries.Fixed(twoYear[day], 2));
        yield return Weekdays("DGS10", day => SimulatedSeries.Fixed(tenYear[day], 2));
        yield return Weekdays("T10Y2Y", day => SimulatedSeries.Fixed(tenYear[day], 2) - SimulatedSeries.Fixed(twoYear[day], 2));
        yield return Weekdays("VIXCLS", day => SimulatedSeries.Fixed(volatility[day], 2));
        yield return MonthlyMean("AAA", Daily("AAA", day => SimulatedSeries.Fixed(tenYear[day] + 0.7 + 0.01 * volatility[day], 2)));
        yield return MonthlyMean("BAA", Daily("BAA", day => SimulatedSeries.Fixed(tenYear[day] + 1.2 + 0.04 * volatility[day], 2)));
        yield return Weekdays("BAMLH0A0HYM2", day => SimulatedSeries.Fixed(0.8 + 0.19 * Smoothed(volatility, day), 2));
    }

    private static double[] Policy(Noise noise, int count)
    {
        var rates = new double[count];
        var target = 3.0;
        for (var day = 0; day < count; day++)
        {
            if (day % DaysBetweenMeetings == DaysBetweenMeetings - 1)
                target = Math.Clamp(target + 0.25 * Math.Round(0.9 * noise.Normal(day) + 0.2 * (2.5 - target)), 0, 7);
            rates[day] = target + 0.08 + 0.008 * noise.Normal(~day);
        }

        return rates;
    }

    private static double[] Yield(Noise noise, double[] policy, int smoothing, double premium)
    {
        var yields = new double[policy.Length];
        var (level, shock) = (policy[0], 0.0);
        for (var day = 0; day < yields.Length; day++)
        {
            level += (policy[day] - level) / smoothing;
            shock = 0.996 * shock + 0.035 * noise.Normal(day);
            yields[day] = Math.Max(0.05, level + premium + shock);
        }

        return yields;
    }

    private static double[] Implied(Noise noise, DateOnly[] days, Timeline timeline, FactorPaths factors)
    {
        var levels = new double[days.Length];
        var (session, shock) = (0, 0.0);
        for (var day = 0; day < levels.Length; day++)
        {
            while (session + 1 < timeline.Count && timeline.Sessions[session + 1] <= days[day])
                session++;
            shock = 0.9 * shock + 0.02 * noise.Normal(day);
            levels[day] = 115 * Math.Sqrt(252 * factors.MarketVariance[session]) * Math.Exp(shock);
        }

        return levels;
    }

    private static double Smoothed(double[] values, int day)
    {
        var from = Math.Max(0, day - 20);
        return values.AsSpan(from..(day + 1)).ToArray().Average();
    }

    private MacroSeries Daily(string id, Func<int, decimal> value) =>
        new(id, days, Array.ConvertAll([.. Enumerable.Range(0, days.Length)], day => (decimal?)value(day)));

    // FRED's daily market series have a row for every weekday; a holiday's is missing.
    private MacroSeries Weekdays(string id, Func<int, decimal> value)
    {
        int[] weekdays = [.. Enumerable.Range(0, days.Length).Where(day => days[day].DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        return new MacroSeries(
            id,
            Array.ConvertAll(weekdays, day => days[day]),
            Array.ConvertAll(weekdays, day => TradingCalendar.Nyse.IsSession(days[day]) ? value(day) : (decimal?)null));
    }

    // Published when the month is over.
    private MacroSeries MonthlyMean(string id, MacroSeries daily)
    {
        var months = Enumerable.Range(0, days.Length)
            .GroupBy(day => new DateOnly(days[day].Year, days[day].Month, 1))
            .Where(month => month.Key.AddMonths(1) <= days[^1])
            .ToArray();
        return new MacroSeries(
            id,
            Array.ConvertAll(months, month => month.Key),
            Array.ConvertAll(months, month => (decimal?)decimal.Round(month.Average(day => daily.Values.Span[day] ?? 0), 2)));
    }
}
