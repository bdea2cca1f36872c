namespace SectorPipeline.Models;

/// <summary>A column as it is in the warehouse.</summary>
internal sealed record CatalogColumn(string Name, string Type, long Index, string? Comment);
