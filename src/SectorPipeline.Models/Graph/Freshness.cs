namespace SectorPipeline.Models;

/// <summary>How old the rows of a source may be before there is a warning or an error.</summary>
public sealed record Freshness(FreshnessLimit? WarnAfter, FreshnessLimit? ErrorAfter, string? Filter);
