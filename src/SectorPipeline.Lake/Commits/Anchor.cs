namespace SectorPipeline.Lake;

/// <summary>The last row of a symbol as it was loaded: the next answer shows by it whether the vendor has restated history.</summary>
/// <param name="Payout">What was paid out per share on the day; null for nothing.</param>
/// <param name="SplitFactor">New shares for an old one from the day on; null for no split.</param>
public sealed record Anchor(DateOnly Date, double Close, double? AdjustedClose, double? Payout = null, double? SplitFactor = null);
