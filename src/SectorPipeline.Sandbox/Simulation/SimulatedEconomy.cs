namespace SectorPipeline.Sandbox;

/// <summary>Monthly series: consumer prices and unemployment, dated on the first of their month and published in the next.</summary>
internal sealed class SimulatedEconomy(int seed, Timeline timeline)
{
    // Days after the month's end: the jobs report comes in the first week, consumer prices in the second.
    private const int JobsDelay = 5;
    private const int PricesDelay = 12;

    public IEnumerable<MacroSeries> Series()
    {
        yield return Monthly("CPIAUCSL", PricesDelay, ConsumerPrices());
        yield return Monthly("UNRATE", JobsDelay, Unemployment());
    }

    private MacroSeries Monthly(string id, int delay, IEnumerable<decimal> values)
    {
        var last = timeline.Sessions[^1];
        DateOnly[] months = [.. Months().TakeWhile(month => month.AddMonths(1).AddDays(delay) <= last)];
        return new MacroSeries(id, months, values.Take(months.Length).Select(value => (decimal?)value).ToArray());
    }

    private static IEnumerable<DateOnly> Months()
    {
        for (var month = new DateOnly(Timeline.Epoch.Year, Timeline.Epoch.Month, 1); ; month = month.AddMonths(1))
            yield return month;
    }

    private IEnumerable<decimal> ConsumerPrices()
    {
        var noise = Noise.For(seed, "CPIAUCSL");
        var (level, pressure) = (169.3, 0.0);
        for (var month = 0; ; month++)
        {
            pressure = 0.9 * pressure + 0.0006 * noise.Normal(month);
            level *= 1 + 0.0019 + pressure + 0.0008 * noise.Normal(~month);
            yield return SimulatedSeries.Fixed(level, 3);
        }
    }

    private IEnumerable<decimal> Unemployment()
    {
        var noise = Noise.For(seed, "UNRATE");
        var (deviation, trend) = (0.0, 0.0);
        for (var month = 0; ; month++)
        {
            trend = 0.85 * trend + 0.06 * noise.Normal(month);
            deviation = 0.985 * deviation + trend;
            yield return SimulatedSeries.Fixed(Math.Clamp(5.2 + deviation, 2.8, 13), 1);
        }
    }
}
