namespace SectorPipeline.Alerts;

/// <summary>One episode of what a rule found about an entity, from raised to resolved: a row of <c>audit.alerts</c>.</summary>
public sealed record Alert
{
    /// <summary>Rule and entity, such as <c>drawdown/Energy</c>; the same in every episode.</summary>
    public required string Key { get; init; }

    public required string Rule { get; init; }

    public required AlertKind Kind { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Owner { get; init; }

    public required string Entity { get; init; }

    public required string Title { get; init; }

    public required string Message { get; init; }

    public required AlertState State { get; init; }

    public double? Value { get; init; }

    /// <summary>The last session on which it held.</summary>
    public required DateOnly Session { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>How often it was found with another session or another text.</summary>
    public long Occurrences { get; init; } = 1;

    /// <summary>The run that found it last.</summary>
    public string RunId { get; init; } = "";

    /// <summary>What the person said who acknowledged it.</summary>
    public string? Note { get; init; }

    /// <summary>The reason of the window because of which nobody was told; null when it was in none.</summary>
    public string? Suppressed { get; init; }

    /// <summary>Whether a message of this episode was written.</summary>
    public bool IsTold { get; init; }

    /// <summary>When the last message about the key was written, of this episode or of one before, by the rule's clock.</summary>
    public DateTimeOffset? NotifiedAsOf { get; init; }

    public AlertSeverity? NotifiedSeverity { get; init; }

    public double? NotifiedValue { get; init; }

    /// <summary>Since when the condition is gone, by the rule's clock; null while it holds.</summary>
    public DateTimeOffset? AbsentAsOf { get; init; }

    public bool IsOpen => State != AlertState.Resolved;
}
