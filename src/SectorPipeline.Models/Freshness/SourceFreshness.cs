namespace SectorPipeline.Models;

/// <summary>How old the newest rows of a source are, and how old they may be.</summary>
public sealed record SourceFreshness
{
    /// <summary>When the newest row was loaded; null when there is none.</summary>
    public required DateTimeOffset? MaxLoadedAt { get; init; }

    /// <summary>The warehouse's own time when it was asked.</summary>
    public required DateTimeOffset SnapshottedAt { get; init; }

    public required Freshness Criteria { get; init; }

    /// <summary>Without rows, the time since the year 1.</summary>
    public TimeSpan Age => SnapshottedAt - (MaxLoadedAt ?? DateTimeOffset.MinValue);

    /// <summary>Pass, warn, or fail when there must be an error.</summary>
    public NodeStatus Status =>
        IsOver(Criteria.ErrorAfter) ? NodeStatus.Fail
        : IsOver(Criteria.WarnAfter) ? NodeStatus.Warn
        : NodeStatus.Pass;

    private bool IsOver(FreshnessLimit? limit) => limit is not null && Age > limit.Age;
}
