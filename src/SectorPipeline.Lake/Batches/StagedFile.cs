namespace SectorPipeline.Lake;

/// <summary>A complete Parquet file that is not published yet, and the folder of the lake for which it is meant.</summary>
internal sealed record StagedFile(string LocalPath, string Folder, long Rows, DateOnly? FirstDate, DateOnly? LastDate)
{
    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}
