namespace SectorPipeline.Quality;

/// <summary>What somebody has looked at and accepted: checks are silent about it.</summary>
public sealed record Incident
{
    /// <summary>The check, such as prices.dividend_size; null for all checks.</summary>
    public string? Check { get; init; }

    /// <summary>The symbol or series; null for all.</summary>
    public string? Entity { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    public required string AcceptedBy { get; init; }

    public required DateTime AcceptedAt { get; init; }

    /// <summary>Whether the days are left out of what checks take as usual.</summary>
    public bool ExcludedFromTraining { get; init; }
}
