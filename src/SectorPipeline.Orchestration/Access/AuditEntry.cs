namespace SectorPipeline.Orchestration;

/// <summary>One thing that somebody did, or was refused.</summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public string? Role { get; init; }

    /// <summary>The address that it came from.</summary>
    public required string From { get; init; }

    /// <summary>Such as <c>POST /api/v1/jobs/daily/runs</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The HTTP status that it was answered with.</summary>
    public required int Status { get; init; }

    /// <summary>The id of what it acted on.</summary>
    public string? Subject { get; init; }
}
