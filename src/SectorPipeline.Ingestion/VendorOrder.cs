namespace SectorPipeline.Ingestion;

/// <summary>The vendors of each dataset that has several: the first is asked, each other one for what those before it could not give.</summary>
public sealed record VendorOrder
{
    public IReadOnlyList<string>? Prices { get; init; }

    public IReadOnlyList<string>? Companies { get; init; }
}
