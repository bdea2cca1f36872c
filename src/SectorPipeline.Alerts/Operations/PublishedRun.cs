namespace SectorPipeline.Alerts;

/// <summary>What is published of a run, to tell whether there is news.</summary>
public sealed record PublishedRun(string RunId, string State, DateTimeOffset QueuedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Whether the run may change without being started again.</summary>
    public bool IsUnfinished => State is "queued" or "running";
}
