using Quartz;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Works out the slots of a schedule; knows no clock and keeps nothing.</summary>
public sealed class SlotCalendar(JobSchedule schedule)
{
    private readonly CronExpression cron = CronExpression.Parse(schedule.Cron, CronFormat.Unix).WithTimeZone(schedule.TimeZone);

    /// <summary>The slots after the first instant, up to and including the second.</summary>
    public IEnumerable<Slot> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        for (var at = cron.GetNextValidTimeAfter(after); at <= upTo; at = cron.GetNextValidTimeAfter(at.Value))
        {
            if (At(at.Value) is { } slot)
                yield return slot;
        }
    }

    /// <summary>The first slot after the instant that has a session; null when the cron has none within a year.</summary>
    public Slot? Next(DateTimeOffset after) =>
        Between(after, after.AddYears(1)).Where(slot => slot.Session is not null).Select(slot => (Slot?)slot).FirstOrDefault();

    /// <summary>The slot of an instant that the cron names; null outside the trading hours of a job that runs only during them.</summary>
    public Slot? At(DateTimeOffset instant)
    {
        var at = instant.ToUniversalTime();
        if (schedule.Calendar is not { } exchange)
            return new Slot(at, TradingCalendar.Nyse.LastCompleted(at));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, exchange.TimeZone).DateTime);
        if (!exchange.IsSession(day))
            return new Slot(at, null);
        if (!schedule.OnlyWhileOpen)
            return new Slot(at, exchange.LastCompleted(at));
        // What is due at the close is the last stretch of trading; at the opening nothing has been traded yet.
        return exchange.IsOpen(at.AddTicks(-1)) ? new Slot(at, new Session(day)) : null;
    }
}
