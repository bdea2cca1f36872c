namespace SectorPipeline.Orchestration;

/// <summary>How a node takes runs from the queue.</summary>
public sealed record DispatcherOptions
{
    public const string Section = "Dispatch";

    /// <summary>Runs at once on this node.</summary>
    public int MaxParallelRuns { get; init; } = 4;

    /// <summary>How often the queue is looked at when nobody says that something was added.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often this node says that it lives.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long without a beat its runs belong to others, so that it stops them itself.</summary>
    public TimeSpan NodeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
