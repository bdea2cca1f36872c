namespace SectorPipeline.Models;

/// <summary>A column of a node.</summary>
public sealed record ColumnSource(string Node, string Column);
