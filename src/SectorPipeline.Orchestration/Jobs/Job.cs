using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>A graph of steps, and when it is due; one file of <c>jobs/</c>.</summary>
public sealed record Job
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The path of the file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Null for a job that only people start.</summary>
    public JobSchedule? Schedule { get; init; }

    /// <summary>The time of day by which a scheduled run should be done.</summary>
    public TimeOnly? Deadline { get; init; }

    public OverlapPolicy Overlap { get; init; }

    public IReadOnlyList<JobParameter> Parameters { get; init; } = [];

    public required Dag<JobStep> Steps { get; init; }

    /// <summary>The zone that its times of day are meant in: the schedule's, or New York's.</summary>
    public TimeZoneInfo TimeZone => Schedule?.TimeZone ?? TradingCalendar.Nyse.TimeZone;

    /// <summary>The instant at which a run that started on the day should be done; null without a deadline.</summary>
    public DateTimeOffset? DeadlineOn(DateOnly day) => Deadline is { } time ? InstantOf(day, time) : null;

    /// <summary>The instant at which a clock in the job's zone shows the time on the day.</summary>
    internal DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        // In the hour that spring skips, the clock that went on shows the time an hour later.
        if (TimeZone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local));
    }

    /// <summary>The day that a clock in the job's zone shows at the instant.</summary>
    internal DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);
}
