using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>What a backfill would do.</summary>
internal sealed record BackfillPlan
{
    public required string Job { get; init; }

    /// <summary>In the order in which they would run.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>Sessions of the range that are left out, because they have succeeded, are under way, or have not failed.</summary>
    public required int LeftOut { get; init; }

    /// <summary>How long it will take by what the latest runs took; null when none has succeeded yet.</summary>
    public TimeSpan? ExpectedTime { get; init; }

    /// <summary>What it will ask of vendors by what the latest runs asked; empty when none has succeeded yet.</summary>
    public required IReadOnlyList<BackfillCalls> Calls { get; init; }
}
