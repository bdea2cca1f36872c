namespace SectorPipeline.Orchestration;

/// <summary>Which part of an earlier run to run again; without more, every step that has not succeeded.</summary>
public sealed record RerunRequest
{
    /// <summary>An id, the start of one, or <c>last</c>.</summary>
    public string Run { get; init; } = "last";

    /// <summary>Run this step and all below it again.</summary>
    public string? From { get; init; }

    /// <summary>Run this step alone again.</summary>
    public string? Only { get; init; }

    /// <summary>Rebuild from the start; without <see cref="From"/> and <see cref="Only"/> every step.</summary>
    public bool FullRefresh { get; init; }
}
