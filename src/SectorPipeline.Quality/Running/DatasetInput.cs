namespace SectorPipeline.Quality;

/// <summary>What a dataset's checks read: files, batches, and what vendors were asked for.</summary>
public sealed record DatasetInput
{
    public required string Dataset { get; init; }

    /// <summary>Parquet files on this machine.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The last two batches of each vendor, with their columns.</summary>
    public IReadOnlyList<BatchColumns> Batches { get; init; } = [];

    public IReadOnlyList<AskedEntity> Asked { get; init; } = [];

    /// <summary>The first day of which a vendor's run brought rows, where the run is judged.</summary>
    public DateOnly? Earliest { get; init; }
}
