namespace SectorPipeline.Models;

/// <summary>A row as texts, and how often it is there and was expected.</summary>
internal sealed record ComparedRow(IReadOnlyList<string?> Cells, long Actual, long Expected);
