namespace SectorPipeline.Orchestration;

/// <summary>A process that executes runs.</summary>
public sealed record NodeStatus
{
    public required string Id { get; init; }

    public required string Host { get; init; }

    public required int Process { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>When it last said that it lives.</summary>
    public required DateTimeOffset LastBeat { get; init; }

    public required bool IsAlive { get; init; }

    /// <summary>The ids of the runs that it executes.</summary>
    public required IReadOnlyList<string> Running { get; init; }
}
