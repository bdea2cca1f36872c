namespace SectorPipeline.Orchestration;

/// <summary>One execution of a job for one session.</summary>
public sealed record Run : NewRun
{
    /// <summary>Such as <c>20261121T060000-3f2a</c>: the instant of its creation in UTC, and a random part.</summary>
    public required string Id { get; init; }

    public required RunState State { get; init; }

    /// <summary>When its first execution began; null when none has.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Null until it ends, and for an interrupted run, whose end nobody saw.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why it was skipped or had no session, or who cancelled it.</summary>
    public string? Reason { get; init; }

    /// <summary>The node that executes it, or was the last to do so.</summary>
    public string? Node { get; init; }
}
