namespace SectorPipeline.Orchestration;

/// <summary>One try of a step.</summary>
public sealed record Attempt
{
    public required string Step { get; init; }

    /// <summary>Counted from 1 over all executions of the run.</summary>
    public required int Number { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required StepState State { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public string? Error { get; init; }

    /// <summary>The error with its causes and stack.</summary>
    public string? ErrorDetail { get; init; }

    /// <summary>Whether trying again could help.</summary>
    public bool IsTransient { get; init; }
}
