using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A step of a job as the API shows it.</summary>
internal sealed record StepView
{
    public required string Name { get; init; }

    public required string Uses { get; init; }

    public required IReadOnlyList<string> Needs { get; init; }

    public required IReadOnlyDictionary<string, object?> With { get; init; }

    public string? Pool { get; init; }

    public TimeOnly? NotBefore { get; init; }

    public TimeSpan? Timeout { get; init; }

    public required int Attempts { get; init; }

    public static StepView Of(JobStep step) => new()
    {
        Name = step.Name,
        Uses = step.Type.Name,
        Needs = step.Needs,
        With = step.With.Values,
        Pool = step.Pool,
        NotBefore = step.NotBefore,
        Timeout = step.Timeout,
        Attempts = step.Retry.Attempts,
    };
}
