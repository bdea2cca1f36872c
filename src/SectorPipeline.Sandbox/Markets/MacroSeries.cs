namespace SectorPipeline.Sandbox;

/// <summary>The observations of one macro series, oldest first; null is the vendor's missing marker.</summary>
public sealed record MacroSeries(string Id, ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<decimal?> Values);
