namespace SectorPipeline.Lake;

/// <summary>A payout or a split shortly before a symbol's last row, as the vendor told it.</summary>
/// <param name="Payout">What was paid out per share; null for nothing.</param>
/// <param name="SplitFactor">New shares for an old one; null for no split.</param>
public sealed record AnchorEvent(DateOnly Date, double? Payout, double? SplitFactor);
