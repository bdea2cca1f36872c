namespace SectorPipeline.Warehouses;

/// <summary>What a load added; files that were loaded before are not counted.</summary>
public sealed record LoadResult(int Files, long Rows);
