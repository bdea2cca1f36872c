namespace SectorPipeline.Ingestion;

/// <summary>How much work a kill may cost: rows are committed whenever one of these is reached.</summary>
public sealed record CommitOptions
{
    public int Rows { get; init; } = 250_000;

    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);
}
