namespace SectorPipeline.Orchestration;

/// <summary>One execution of a job for one session.</summary>
public sealed record Run : NewRun
{
    /// <summary>Such as <c>20261121T060000-3f2a</c>: the instant of its start in UTC, and a random part.</summary>
    public required string Id { get; init; }

    public required RunState State { get; init; }

    /// <summary>Null while it runs, and for an interrupted run, whose end nobody saw.</summary>
    public DateTimeOffset? Finished { get; init; }
}
