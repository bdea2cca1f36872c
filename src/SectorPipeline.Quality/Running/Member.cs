namespace SectorPipeline.Quality;

/// <summary>A security of the universe.</summary>
/// <param name="Symbol">The canonical symbol.</param>
/// <param name="Kind">stock, etf, index or crypto.</param>
/// <param name="Sector">The GICS sector, where it has one.</param>
/// <param name="MarketCap">What it is worth in USD, where that is known.</param>
public sealed record Member(string Symbol, string Kind, string? Sector, double? MarketCap);
