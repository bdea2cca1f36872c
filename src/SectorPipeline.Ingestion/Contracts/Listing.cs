namespace SectorPipeline.Ingestion;

/// <summary>A security that is listed in the United States on a day, or was until then; delisted symbols are given away again.</summary>
public sealed record Listing
{
    public required string Symbol { get; init; }

    /// <summary>The day that the list is about: the session of the run that asked.</summary>
    public required DateOnly? AsOf { get; init; }

    public string? Name { get; init; }

    public string? Exchange { get; init; }

    /// <summary>The vendor's kind of security: Stock or ETF.</summary>
    public string? AssetType { get; init; }

    public DateOnly? IpoDate { get; init; }

    public DateOnly? DelistingDate { get; init; }

    /// <summary>Active or Delisted.</summary>
    public string? Status { get; init; }
}
