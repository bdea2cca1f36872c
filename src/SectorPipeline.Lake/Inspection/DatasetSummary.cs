namespace SectorPipeline.Lake;

/// <summary>What the lake holds of a dataset; the dates are the first and last partition dates of its rows.</summary>
public sealed record DatasetSummary
{
    public required DatasetId Id { get; init; }

    public required long Commits { get; init; }

    public required long Files { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    public required DateOnly? FirstDate { get; init; }

    public required DateOnly? LastDate { get; init; }

    public required DateTimeOffset? LastCommit { get; init; }

    public required long QuarantinedRows { get; init; }

    public required long LandingFiles { get; init; }

    public required long LandingBytes { get; init; }
}
