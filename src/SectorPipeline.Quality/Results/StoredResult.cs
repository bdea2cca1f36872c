namespace SectorPipeline.Quality;

/// <summary>A row of <c>audit.quality_results</c>.</summary>
public sealed record StoredResult
{
    public required string RunId { get; init; }

    public required DateOnly Session { get; init; }

    public required string CheckName { get; init; }

    public required string Dataset { get; init; }

    public required string Family { get; init; }

    public required string Severity { get; init; }

    public required string Owner { get; init; }

    public required string Action { get; init; }

    public required string Status { get; init; }

    public required long CheckedRows { get; init; }

    public required long FailedRows { get; init; }

    /// <summary>The failing rows as a JSON array, at most 100.</summary>
    public string? Failures { get; init; }

    public string? Message { get; init; }

    public required double Seconds { get; init; }

    public required DateTime CheckedAt { get; init; }
}
