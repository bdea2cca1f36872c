namespace SectorPipeline.Alerts;

/// <summary>A row of <c>audit.runs</c>, with those of its steps.</summary>
public sealed record RunRow
{
    public required string RunId { get; init; }

    public required string Job { get; init; }

    public required DateOnly Session { get; init; }

    public required string Trigger { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it should be done; null without a deadline.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>When it will be done if it takes as long as the latest runs; null when that is not known, or it has ended.</summary>
    public DateTimeOffset? ExpectedEndAt { get; init; }

    /// <summary>The first step that failed, and why.</summary>
    public string? Error { get; init; }

    public required IReadOnlyList<StepRow> Steps { get; init; }
}
