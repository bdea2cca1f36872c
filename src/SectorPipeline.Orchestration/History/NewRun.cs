using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What is known of a run before it starts.</summary>
public record NewRun
{
    public required string Job { get; init; }

    public required Session Session { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The instant that it was scheduled for; a job has one run at most for each.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>Who asked for it: <c>schedule</c>, <c>cli:name</c> or <c>key:name</c>.</summary>
    public string By { get; init; } = "";

    /// <summary>The id of the backfill that it belongs to.</summary>
    public string? Backfill { get; init; }

    public bool FullRefresh { get; init; }

    /// <summary>What else it was started with, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The version of the program that ran it.</summary>
    public required string Version { get; init; }
}
