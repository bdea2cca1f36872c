using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class SlotCalendarTests
{
    private static readonly JobSchedule Daily = Schedule("0 6 * * MON-FRI");

    [Test]
    public void A_morning_processes_the_session_before_it()
    {
        var slots = Slots(Daily, "2026-11-23", "2026-11-24");

        Assert.That(slots, Is.EqualTo((string[])["2026-11-23T11:00 2026-11-20", "2026-11-24T11:00 2026-11-23"]));
    }

    [Test]
    public void A_holiday_is_a_slot_without_a_session_and_the_morning_after_it_processes_the_session_before_it()
    {
        var slots = Slots(Daily, "2026-11-26", "2026-11-27");

        Assert.That(slots, Is.EqualTo((string[])["2026-11-26T11:00 -", "2026-11-27T11:00 2026-11-25"]));
    }

    [Test]
    public void The_Monday_after_a_half_day_processes_it()
    {
        var slots = Slots(Daily, "2026-11-28", "2026-11-30");

        Assert.That(slots, Is.EqualTo((string[])["2026-11-30T11:00 2026-11-27"]));
    }

    [TestCase("2026-03-06", "2026-03-09", new[] { "2026-03-06T11:00 2026-03-05", "2026-03-09T10:00 2026-03-06" })]
    [TestCase("2026-10-30", "2026-11-02", new[] { "2026-10-30T10:00 2026-10-29", "2026-11-02T11:00 2026-10-30" })]
    public void Six_in_New_York_stays_six_when_the_clocks_change(string from, string to, string[] expected)
    {
        Assert.That(Slots(Daily, from, to), Is.EqualTo(expected));
    }

    [Test]
    public void An_hour_that_spring_skips_is_due_when_it_is_over()
    {
        var slots = Slots(Schedule("30 2 * * *") with { Calendar = null }, "2026-03-08", "2026-03-08");

        Assert.That(slots, Is.EqualTo((string[])["2026-03-08T07:00 2026-03-06"]));
    }

    [Test]
    public void An_hour_that_autumn_repeats_is_due_once()
    {
        var slots = Slots(Schedule("30 1 * * *") with { Calendar = null }, "2026-11-01", "2026-11-01");

        Assert.That(slots, Has.Count.EqualTo(1));
    }

    [TestCase("2026-11-25", "14:35", "21:00", 78, TestName = "A whole day has 78 stretches of five minutes")]
    [TestCase("2026-11-27", "14:35", "18:00", 42, TestName = "A half day has 42")]
    public void While_the_exchange_is_open_a_slot_processes_the_running_session(string day, string first, string last, int count)
    {
        var slots = Slots(Schedule("*/5 9-16 * * MON-FRI") with { OnlyWhileOpen = true }, day, day);

        Assert.That((slots.Count, slots[0], slots[^1]), Is.EqualTo((count, $"{day}T{first} {day}", $"{day}T{last} {day}")));
    }

    [Test]
    public void Over_a_decade_every_session_has_exactly_one_slot()
    {
        var slots = new SlotCalendar(Daily).Between(Midnight("2016-01-01"), Midnight("2026-01-01")).Select(slot => slot.Session).OfType<Session>().ToList();

        var sessions = TradingCalendar.Nyse.Sessions(slots[0].Date, slots[^1].Date).Select(date => new Session(date));
        Assert.That(slots, Is.EqualTo(sessions));
    }

    [Test]
    public void The_next_slot_passes_over_days_without_a_session()
    {
        var next = new SlotCalendar(Daily).Next(Midnight("2026-11-26"));

        Assert.That(next, Is.EqualTo(new Slot(new DateTimeOffset(2026, 11, 27, 11, 0, 0, TimeSpan.Zero), Session.Parse("2026-11-25"))));
    }

    private static JobSchedule Schedule(string cron) =>
        new() { Cron = cron, TimeZone = TradingCalendar.Nyse.TimeZone, Calendar = TradingCalendar.Nyse };

    private static List<string> Slots(JobSchedule schedule, string from, string to) =>
        [.. new SlotCalendar(schedule).Between(Midnight(from), Midnight(to).AddDays(1))
            .Select(slot => string.Create(CultureInfo.InvariantCulture, $"{slot.At:yyyy-MM-dd'T'HH:mm} {slot.Session?.ToString() ?? "-"}"))];

    // In New York, give or take an hour, which no schedule here comes near.
    private static DateTimeOffset Midnight(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(5, 0), TimeSpan.Zero);
}
