using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What to run.</summary>
public sealed record RunRequest
{
    public required Session Session { get; init; }

    public RunTrigger Trigger { get; init; } = RunTrigger.Manual;

    /// <summary>Who asks for it, such as <c>cli:name</c>.</summary>
    public string By { get; init; } = "";

    public bool FullRefresh { get; init; }

    /// <summary>Run this step and all below it.</summary>
    public string? From { get; init; }

    /// <summary>Run this step alone.</summary>
    public string? Only { get; init; }

    /// <summary>The values of the job's parameters, by name; items of a list are separated by commas.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
