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

    /// <summary>What must be true for it to run; null when nothing must.</summary>
    public Condition? If { get; init; }

    /// <summary>What stands under <c>with</c>, as written.</summary>
    public StepParameters With { get; init; } = StepParameters.None;

    /// <summary>The values of <see cref="With"/> that hold expressions, by name.</summary>
    public IReadOnlyDictionary<string, Template> Bindings { get; init; } = new Dictionary<string, Template>(StringComparer.Ordinal);

    /// <summary>Null for a step that runs once.</summary>
    public ForEach? ForEach { get; init; }

    public FailurePolicy OnFailure { get; init; }

    /// <summary>The step that runs when this one fails, for <see cref="FailurePolicy.Run"/>.</summary>
    public string? Handler { get; init; }

    /// <summary>The steps whose failure it runs for; empty for all but handlers.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    public bool IsHandler => Handles.Count > 0;

    /// <summary>The steps that must have ended before its turn.</summary>
    public IEnumerable<string> ComesAfter => Needs.Concat(Handles);

    public RetryPolicy Retry { get; init; } = RetryPolicy.Never;

    /// <summary>What one attempt may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The pool that limits how many such steps run at once.</summary>
    public string? Pool { get; init; }

    /// <summary>The time of day, in the job's zone, before which a scheduled run does not start it.</summary>
    public TimeOnly? NotBefore { get; init; }
}
