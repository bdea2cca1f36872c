using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs of a job for many sessions.</summary>
public record NewBackfill
{
    public required string Job { get; init; }

    public required Session First { get; init; }

    public required Session Last { get; init; }

    public BackfillOrder Order { get; init; }

    /// <summary>How many of its runs may run at the same time.</summary>
    public int MaxParallel { get; init; } = 1;

    /// <summary>Whether it is about sessions whose run failed, and not about those that have none.</summary>
    public bool OnlyFailed { get; init; }

    public bool FullRefresh { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>What else its runs are started with, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The version of the program that made it.</summary>
    public required string Version { get; init; }
}
