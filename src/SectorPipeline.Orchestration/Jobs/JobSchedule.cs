using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>When a job is due.</summary>
public sealed record JobSchedule
{
    /// <summary>Five fields as in Unix: minute, hour, day of month, month, day of week.</summary>
    public required string Cron { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Days without a session of it have no run; null runs on every day that the cron names.</summary>
    public TradingCalendar? Calendar { get; init; }

    /// <summary>Whether only instants count at which the exchange of <see cref="Calendar"/> is open; a run then processes the running session.</summary>
    public bool OnlyWhileOpen { get; init; }

    /// <summary>How many missed runs are made up for after downtime.</summary>
    public int CatchUp { get; init; }

    /// <summary>Whether a run is due at an instant that the cron names.</summary>
    public bool Counts(DateTimeOffset slot) =>
        Calendar is null
        || (OnlyWhileOpen ? Calendar.IsOpen(slot) : Calendar.IsSession(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot, TimeZone).DateTime)));

    /// <summary>The session that the run of an instant processes: the last completed one, or the running one of a job that runs while the exchange is open.</summary>
    public Session SessionOf(DateTimeOffset slot)
    {
        var calendar = Calendar ?? TradingCalendar.Nyse;
        return OnlyWhileOpen && calendar.IsOpen(slot)
            ? new Session(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot, calendar.TimeZone).DateTime))
            : calendar.LastCompleted(slot);
    }
}
