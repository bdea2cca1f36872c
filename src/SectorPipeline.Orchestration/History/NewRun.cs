using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What is known of a run before it starts.</summary>
public record NewRun
{
    public required string Job { get; init; }

    public required Session Session { get; init; }

    public required RunTrigger Trigger { get; init; }

    public required DateTimeOffset Started { get; init; }

    public bool FullRefresh { get; init; }

    /// <summary>What else it was started with, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The version of the program that ran it.</summary>
    public required string Version { get; init; }
}
