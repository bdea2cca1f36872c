namespace SectorPipeline.Alerts;

/// <summary>A row that a rule's query yielded, with its texts rendered.</summary>
internal sealed record Finding
{
    public required string Entity { get; init; }

    public required AlertSeverity Severity { get; init; }

    public double? Value { get; init; }

    public required string Title { get; init; }

    public required string Message { get; init; }

    /// <summary>The values of the rule's columns of <c>group_by</c>; null when each alert has a message of its own.</summary>
    public string? Group { get; init; }

    /// <summary>The channel that must not carry it, because it is about that channel.</summary>
    public string? NotTo { get; init; }
}
