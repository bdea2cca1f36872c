using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What to run.</summary>
public sealed record RunRequest
{
    public required Session Session { get; init; }

    public RunTrigger Trigger { get; init; } = RunTrigger.Manual;

    public bool FullRefresh { get; init; }

    /// <summary>Run this step and all below it.</summary>
    public string? From { get; init; }

    /// <summary>Run this step alone.</summary>
    public string? Only { get; init; }

    /// <summary>What else the history is to remember of it, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
