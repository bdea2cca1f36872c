using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Which runs to list; null means any.</summary>
public sealed record RunFilter
{
    public string? Job { get; init; }

    public RunState? State { get; init; }

    public Session? Session { get; init; }

    /// <summary>The most runs to return.</summary>
    public int Limit { get; init; } = 20;
}
