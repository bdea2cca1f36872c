namespace SectorPipeline.Lake;

/// <summary>A Parquet file of a commit as it was when published; the dates are the first and last of the partition date.</summary>
public sealed record CommittedFile(string Path, long Rows, long Bytes, string Sha256, DateOnly? FirstDate = null, DateOnly? LastDate = null);
