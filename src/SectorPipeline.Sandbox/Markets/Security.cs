namespace SectorPipeline.Sandbox;

/// <summary>A symbol of a market and what is known of it.</summary>
/// <param name="Symbol">As Alpha Vantage writes it, such as <c>BRK.B</c>.</param>
/// <param name="Name">The company, fund or index.</param>
/// <param name="Kind">Stock, ETF or index.</param>
/// <param name="GicsSector">One of the eleven GICS sectors, or null.</param>
/// <param name="MarketCap">In USD, or null where unknown.</param>
public sealed record Security(string Symbol, string Name, SecurityKind Kind, string? GicsSector, long? MarketCap);
