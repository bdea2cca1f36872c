namespace SectorPipeline.Models;

/// <summary>A line of a table on a page.</summary>
public sealed record DocsFact(string Name, string Value);
