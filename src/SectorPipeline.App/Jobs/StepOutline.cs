using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Jobs;

/// <summary>A step of a job as scripts read it.</summary>
internal sealed record StepOutline
{
    public required string Name { get; init; }

    public required string Uses { get; init; }

    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>The steps whose failure it runs for.</summary>
    public required IReadOnlyList<string> Handles { get; init; }

    public required string? If { get; init; }

    public required IReadOnlyDictionary<string, object?> With { get; init; }

    public required string? ForEach { get; init; }

    public required int? MaxParallel { get; init; }

    public required FailurePolicy OnFailure { get; init; }

    public required string? Handler { get; init; }

    public required int Attempts { get; init; }

    public required double? TimeoutSeconds { get; init; }

    public required string? Pool { get; init; }

    public required TimeOnly? NotBefore { get; init; }

    public static StepOutline Of(JobStep step) => new()
    {
        Name = step.Name,
        Uses = step.Type.Name,
        Needs = step.Needs,
        Handles = step.Handles,
        If = step.If?.Text,
        With = step.With.Values,
        ForEach = step.ForEach?.Text,
        MaxParallel = step.ForEach?.MaxParallel,
        OnFailure = step.OnFailure,
        Handler = step.Handler,
        Attempts = step.Retry.Attempts,
        TimeoutSeconds = step.Timeout?.TotalSeconds,
        Pool = step.Pool,
        NotBefore = step.NotBefore,
    };
}
