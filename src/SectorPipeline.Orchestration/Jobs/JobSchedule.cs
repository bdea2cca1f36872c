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

    /// <summary>How many missed runs are made up for after downtime.</summary>
    public int CatchUp { get; init; }
}
