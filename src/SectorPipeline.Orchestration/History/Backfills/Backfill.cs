namespace SectorPipeline.Orchestration;

/// <summary>A backfill, as the history keeps it.</summary>
public sealed record Backfill : NewBackfill
{
    /// <summary>Such as <c>20261121T060000-3f2a</c>; the ids of the runs made for it start so.</summary>
    public required string Id { get; init; }

    public required BackfillState State { get; init; }

    /// <summary>How many of its runs are in each state; states of none are left out.</summary>
    public required IReadOnlyDictionary<RunState, int> Runs { get; init; }
}
