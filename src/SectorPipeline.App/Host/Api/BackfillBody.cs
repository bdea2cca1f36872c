using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/backfills</c> and of <c>/plan</c>.</summary>
internal sealed record BackfillBody
{
    public required string Job { get; init; }

    /// <summary>The first trading day, as yyyy-MM-dd.</summary>
    public required string From { get; init; }

    /// <summary>The last trading day.</summary>
    public required string To { get; init; }

    public BackfillOrder Order { get; init; }

    public int MaxParallel { get; init; } = 1;

    /// <summary>Only sessions whose last run failed.</summary>
    public bool OnlyFailed { get; init; }

    public bool FullRefresh { get; init; }
}
