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

    /// <summary>When its first attempt of the latest execution began.</summary>
    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    /// <summary>Every attempt, oldest first; those of earlier executions of the run too.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>The message of the error that it ended with; null when it did not fail.</summary>
    public string? Error => State == StepState.Failed && Attempts.Count > 0 ? Attempts[^1].Error : null;
}
