using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Jobs;

/// <summary>A job as scripts read it.</summary>
internal sealed record JobOutline
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string File { get; init; }

    public required ScheduleOutline? Schedule { get; init; }

    public required TimeOnly? Deadline { get; init; }

    public required OverlapPolicy Overlap { get; init; }

    public required IReadOnlyList<JobParameter> Parameters { get; init; }

    public required IReadOnlyList<StepOutline> Steps { get; init; }

    public static JobOutline Of(Job job) => new()
    {
        Name = job.Name,
        Description = job.Description,
        File = job.File,
        Schedule = job.Schedule is { } schedule ? ScheduleOutline.Of(schedule) : null,
        Deadline = job.Deadline,
        Overlap = job.Overlap,
        Parameters = job.Parameters,
        Steps = [.. job.Steps.Names.Select(name => StepOutline.Of(job.Steps[name]))],
    };
}
