using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class JobScheduleTests
{
    [TestCase("2020-01-06T11:00:00Z", true, "2020-01-03", Description = "Monday morning processes Friday")]
    [TestCase("2020-01-20T11:00:00Z", false, "2020-01-17", Description = "Martin Luther King Day")]
    public void A_run_processes_the_last_session_and_takes_place_on_sessions(string slot, bool counts, string session)
    {
        Check(Schedule(onlyWhileOpen: false), slot, counts, session);
    }

    [TestCase("2020-01-06T14:25:00Z", false, "2020-01-03")]
    [TestCase("2020-01-06T14:30:00Z", true, "2020-01-06")]
    [TestCase("2020-01-06T21:00:00Z", false, "2020-01-06")]
    [TestCase("2019-11-29T18:05:00Z", false, "2019-11-29", Description = "a half day")]
    public void A_run_during_trading_processes_the_running_session(string slot, bool counts, string session)
    {
        Check(Schedule(onlyWhileOpen: true), slot, counts, session);
    }

    [Test]
    public void Without_a_calendar_every_day_counts()
    {
        var schedule = Schedule(onlyWhileOpen: false) with { Calendar = null };

        Check(schedule, "2020-01-05T11:00:00Z", counts: true, "2020-01-03");
    }

    private static void Check(JobSchedule schedule, string slot, bool counts, string session)
    {
        var instant = DateTimeOffset.Parse(slot, CultureInfo.InvariantCulture);
        Assert.That((schedule.Counts(instant), schedule.SessionOf(instant)), Is.EqualTo((counts, Session.Parse(session))));
    }

    private static JobSchedule Schedule(bool onlyWhileOpen) => new()
    {
        Cron = "*/5 * * * *",
        TimeZone = TradingCalendar.Nyse.TimeZone,
        Calendar = TradingCalendar.Nyse,
        OnlyWhileOpen = onlyWhileOpen,
    };
}
