namespace SectorPipeline.Orchestration;

/// <summary>A row of <c>runs</c> that is to be: what is known of the run, and where it starts.</summary>
internal sealed record RunInsert(NewRun Run, RunState State)
{
    public RunPart Part { get; init; } = new();

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public string? Reason { get; init; }

    public string? Node { get; init; }

    public int Execution { get; init; }
}
