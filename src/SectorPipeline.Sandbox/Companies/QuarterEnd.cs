namespace SectorPipeline.Sandbox;

/// <summary>A company at the end of a calendar quarter.</summary>
/// <param name="Date">The last day of the quarter.</param>
/// <param name="MarketValue">In USD.</param>
/// <param name="Shares">Outstanding, after all splits until then.</param>
/// <param name="Dividends">Paid in the quarter, in USD.</param>
public readonly record struct QuarterEnd(DateOnly Date, double MarketValue, double Shares, double Dividends);
