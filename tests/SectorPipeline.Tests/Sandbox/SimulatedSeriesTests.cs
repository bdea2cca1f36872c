using SectorPipeline.Core;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class SimulatedSeriesTests
{
    [Test]
    public void Every_series_that_is_offered_has_observations_in_order()
    {
        var market = Simulated.Market();

        foreach (var id in market.SeriesIds)
        {
            var dates = market.FindSeries(id)?.Dates.ToArray() ?? [];
            Assert.That(dates, Is.Not.Empty.And.Ordered.And.Unique, id);
            Assert.That(dates[0], Is.EqualTo(new DateOnly(2021, 1, 1)), id);
        }
    }

    [Test]
    public void Daily_series_have_every_weekday_and_nothing_on_holidays()
    {
        var series = Simulated.Market().FindSeries("DGS10") ?? throw new InvalidOperationException();

        var dates = series.Dates.ToArray();
        Assert.That(dates, Has.None.Matches<DateOnly>(date => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.That(series.Values.ToArray().Select(value => value is not null), Is.EqualTo(dates.Select(TradingCalendar.Nyse.IsSession)));
    }

    [Test]
    public void The_federal_funds_rate_has_every_calendar_day()
    {
        var dates = Simulated.Market().FindSeries("DFF")?.Dates.ToArray() ?? [];

        Assert.That(dates[^1].DayNumber - dates[0].DayNumber + 1, Is.EqualTo(dates.Length));
    }

    [TestCase("CPIAUCSL")]
    [TestCase("UNRATE")]
    [TestCase("FEDFUNDS")]
    public void Monthly_series_are_dated_on_the_first_and_published_after_the_month(string id)
    {
        var dates = Simulated.Market("2024-03-28").FindSeries(id)?.Dates.ToArray() ?? [];

        Assert.That(dates, Is.All.Matches<DateOnly>(date => date.Day == 1));
        Assert.That(dates[^1], Is.EqualTo(new DateOnly(2024, 2, 1)));
    }

    [Test]
    public void The_spread_is_the_difference_of_the_yields()
    {
        var market = Simulated.Market();

        var (ten, two, spread) = (Values("DGS10"), Values("DGS2"), Values("T10Y2Y"));

        Assert.That(spread, Is.EqualTo(ten.Zip(two, (a, b) => a - b)));

        decimal?[] Values(string id) => market.FindSeries(id)?.Values.ToArray() ?? [];
    }

    [Test]
    public void Tomorrow_changes_nothing_that_was_published()
    {
        var (today, tomorrow) = (Simulated.Market("2024-03-11"), Simulated.Market("2024-03-12"));

        foreach (var id in today.SeriesIds)
        {
            var before = today.FindSeries(id)?.Values.ToArray() ?? [];
            var after = tomorrow.FindSeries(id)?.Values.ToArray() ?? [];
            Assert.That(after.Take(before.Length), Is.EqualTo(before), id);
        }
    }
}
