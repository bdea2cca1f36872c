namespace SectorPipeline.Models;

internal sealed record TracedColumn(string Name, TracedValue Value);
