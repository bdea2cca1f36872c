namespace SectorPipeline.Ingestion;

/// <summary>A symbol of the universe, in canonical form (BRK.B, ^GSPC).</summary>
/// <param name="GicsSector">The GICS sector of a stock or sector ETF; null for the others.</param>
/// <param name="MarketCap">Roughly what it is worth, where the universe says so: the larger are asked for first when calls are few.</param>
public sealed record Security(string Symbol, SecurityKind Kind, string? GicsSector = null, double? MarketCap = null);
