using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A job as the API shows it.</summary>
internal sealed record JobView
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public ScheduleView? Schedule { get; init; }

    public TimeOnly? Deadline { get; init; }

    public required OverlapPolicy Overlap { get; init; }

    public required IReadOnlyList<JobParameter> Parameters { get; init; }

    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>When the next run is due.</summary>
    public DateTimeOffset? NextSlot { get; init; }

    public Session? NextSession { get; init; }

    public Run? LastRun { get; init; }

    public static JobView Of(Job job, DateTimeOffset now, Run? lastRun)
    {
        var next = job.Schedule is { } schedule ? new SlotCalendar(schedule).Next(now) : null;
        return new JobView
        {
            Name = job.Name,
            Description = job.Description,
            Schedule = job.Schedule is { } given ? ScheduleView.Of(given) : null,
            Deadline = job.Deadline,
            Overlap = job.Overlap,
            Parameters = job.Parameters,
            Steps = [.. job.Steps.Names.Select(name => StepView.Of(job.Steps[name]))],
            NextSlot = next?.At,
            NextSession = next?.Session,
            LastRun = lastRun,
        };
    }
}
