namespace SectorPipeline.Orchestration;

/// <summary>A step of a run, as the history keeps it.</summary>
public sealed record RunStep
{
    public required string Name { get; init; }

    public required StepState State { get; init; }

    /// <summary>The rows that it wrote.</summary>
    public long Rows { get; init; }

    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The step whose failure caused it to be skipped.</summary>
    public string? SkipCause { get; init; }

    /// <summary>Why it was skipped, such as "its condition 'session.is_half_day' is false".</summary>
    public string? SkipReason { get; init; }

    /// <summary>When its first attempt of the latest execution began.</summary>
    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    /// <summary>Every attempt, oldest first; those of earlier executions of the run too.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>Whether it was skipped although nothing failed that it needs: by its condition, or because it runs only for failures.</summary>
    public bool IsLeftOut => State == StepState.Skipped && SkipCause is null;

    /// <summary>The message of the error that it ended with; null when it did not fail.</summary>
    public string? Error => State == StepState.Failed && Attempts.Count > 0 ? Attempts[^1].Error : null;
}
