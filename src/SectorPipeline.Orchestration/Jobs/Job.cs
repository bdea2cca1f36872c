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

    public required Dag<JobStep> Steps { get; init; }

    /// <summary>The zone that its times of day are meant in: the schedule's, or New York's.</summary>
    public TimeZoneInfo TimeZone => Schedule?.TimeZone ?? TradingCalendar.Nyse.TimeZone;
}
