using System.Globalization;
using System.IO.Compression;
using SectorPipeline.Core;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Core;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar Nyse = TradingCalendar.Nyse;

    [Test]
    public void Every_session_of_the_recorded_market_is_one_and_no_other_day_is()
    {
        var bars = Repository.Shared("market", "bars.csv.gz");
        if (!File.Exists(bars))
            Assert.Ignore("The recorded market is not beside the repository (../shared/market).");
        var recorded = RecordedDays(bars, "^GSPC");

        var sessions = Nyse.Sessions(new(2013, 1, 2), new(2020, 4, 30));

        Assert.That(recorded, Has.Count.EqualTo(1845));
        Assert.That(sessions, Is.EqualTo(recorded));
    }

    [TestCase("2001-09-11", "attacks")]
    [TestCase("2001-09-14", "attacks")]
    [TestCase("2004-06-11", "Reagan")]
    [TestCase("2007-01-02", "Ford")]
    [TestCase("2012-10-29", "Sandy")]
    [TestCase("2012-10-30", "Sandy")]
    [TestCase("2018-12-05", "Bush")]
    [TestCase("2025-01-09", "Carter")]
    [TestCase("2019-04-19", "Good Friday")]
    [TestCase("2024-03-29", "Good Friday in March")]
    [TestCase("2015-07-03", "4 July on a Saturday")]
    [TestCase("2021-07-05", "4 July on a Sunday")]
    [TestCase("2021-12-24", "Christmas on a Saturday")]
    [TestCase("2022-12-26", "Christmas on a Sunday")]
    [TestCase("2017-01-02", "New Year on a Sunday")]
    [TestCase("2022-06-20", "Juneteenth on a Sunday")]
    [TestCase("2023-06-19", "Juneteenth")]
    [TestCase("2020-05-25", "Memorial Day")]
    [TestCase("2019-11-28", "Thanksgiving")]
    [TestCase("2019-11-30", "a Saturday")]
    public void The_exchange_is_closed(string date, string reason)
    {
        Assert.That(Nyse.IsSession(Day(date)), Is.False, reason);
    }

    [TestCase("2021-12-31", "New Year on a Saturday is not made up for")]
    [TestCase("2021-06-18", "before Juneteenth was a holiday")]
    [TestCase("2019-11-11", "Veterans Day")]
    [TestCase("2019-10-14", "Columbus Day")]
    [TestCase("2001-09-17", "the exchange opened again")]
    public void The_exchange_trades(string date, string reason)
    {
        Assert.That(Nyse.IsSession(Day(date)), Is.True, reason);
    }

    [TestCase("2019-07-03")]
    [TestCase("2019-11-29")]
    [TestCase("2019-12-24")]
    [TestCase("2014-07-03")]
    [TestCase("2020-12-24")]
    [TestCase("2024-11-29")]
    [TestCase("2002-07-05")]
    [TestCase("2003-12-26")]
    public void A_half_day_closes_at_one(string date)
    {
        Assert.That(Nyse.IsHalfDay(Day(date)), Is.True);
        Assert.That(Nyse.Close(Day(date)), Is.EqualTo(new TimeOnly(13, 0)));
    }

    [TestCase("2020-07-02")]
    [TestCase("2015-07-03")]
    [TestCase("2021-12-24")]
    [TestCase("2018-07-05")]
    [TestCase("2002-07-03")]
    public void Other_days_do_not(string date)
    {
        Assert.That(Nyse.IsHalfDay(Day(date)), Is.False);
        Assert.That(Nyse.Close(Day(date)), Is.EqualTo(new TimeOnly(16, 0)));
    }

    // New York is five hours behind UTC in winter and four in summer.
    [TestCase("2020-01-15T20:59:59Z", "2020-01-14")]
    [TestCase("2020-01-15T21:00:00Z", "2020-01-15")]
    [TestCase("2020-01-16T03:00:00Z", "2020-01-15")]
    [TestCase("2020-07-15T19:59:59Z", "2020-07-14")]
    [TestCase("2020-07-15T20:00:00Z", "2020-07-15")]
    [TestCase("2020-03-06T20:59:59Z", "2020-03-05")]
    [TestCase("2020-03-09T20:00:00Z", "2020-03-09")]
    [TestCase("2020-10-30T20:00:00Z", "2020-10-30")]
    [TestCase("2020-11-02T20:59:59Z", "2020-10-30")]
    [TestCase("2020-11-02T21:00:00Z", "2020-11-02")]
    [TestCase("2019-07-03T17:00:00Z", "2019-07-03")]
    [TestCase("2019-07-03T16:59:59Z", "2019-07-02")]
    [TestCase("2019-07-04T21:00:00Z", "2019-07-03")]
    [TestCase("2020-01-18T12:00:00Z", "2020-01-17")]
    [TestCase("2020-01-19T23:00:00Z", "2020-01-17")]
    [TestCase("2020-01-20T23:00:00Z", "2020-01-17")]
    [TestCase("2020-01-21T11:00:00Z", "2020-01-17")]
    public void The_last_completed_session_follows_the_clock_in_New_York(string now, string expected)
    {
        var instant = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        Assert.That(Nyse.LastCompleted(instant), Is.EqualTo(Session.Parse(expected)));
    }

    [TestCase("2020-01-15T14:29:59Z", false)]
    [TestCase("2020-01-15T14:30:00Z", true)]
    [TestCase("2020-01-15T20:59:59Z", true)]
    [TestCase("2020-01-15T21:00:00Z", false)]
    [TestCase("2020-07-15T13:30:00Z", true)]
    [TestCase("2019-07-03T16:59:59Z", true)]
    [TestCase("2019-07-03T17:00:00Z", false)]
    [TestCase("2019-07-04T15:00:00Z", false)]
    [TestCase("2020-01-18T15:00:00Z", false)]
    public void It_is_open_from_half_past_nine_to_its_close_on_sessions(string instant, bool expected)
    {
        Assert.That(Nyse.IsOpen(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)), Is.EqualTo(expected));
    }

    [Test]
    public void Next_and_previous_leave_weekends_and_holidays_out()
    {
        Assert.That(Nyse.Next(Day("2019-12-31")), Is.EqualTo(Day("2020-01-02")));
        Assert.That(Nyse.Previous(Day("2020-01-21")), Is.EqualTo(Day("2020-01-17")));
        Assert.That(Nyse.Previous(Day("2020-01-18")), Is.EqualTo(Day("2020-01-17")));
    }

    private static DateOnly Day(string date) => Session.Parse(date).Date;

    private static List<DateOnly> RecordedDays(string file, string symbol)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var days = new List<DateOnly>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(symbol + ",", StringComparison.Ordinal))
                days.Add(Day(line.Split(',')[1]));
        }

        return days;
    }
}
