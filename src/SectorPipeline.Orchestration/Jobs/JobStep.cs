using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>One step of a <see cref="Job"/>.</summary>
public sealed record JobStep
{
    public required string Name { get; init; }

    /// <summary>What <c>uses</c> names.</summary>
    public required StepType Type { get; init; }

    /// <summary>The steps that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public StepParameters With { get; init; } = StepParameters.None;

    public RetryPolicy Retry { get; init; } = RetryPolicy.Never;

    /// <summary>What one attempt may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The pool that limits how many such steps run at once.</summary>
    public string? Pool { get; init; }

    /// <summary>The time of day, in the job's zone, before which a scheduled run does not start it.</summary>
    public TimeOnly? NotBefore { get; init; }
}
