using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Tells whether a vendor has changed bars that are committed.</summary>
internal static class Restatement
{
    // Vendors compute adjusted prices in 32-bit floats; the smallest dividends change them by some 1e-5.
    private const double Tolerance = 5e-6;

    /// <summary>What the next answer is to be compared with: the bar, and the events that it came with.</summary>
    public static Anchor AnchorOf(DailyBar bar) => new(
        bar.Session.GetValueOrDefault(), bar.Close.GetValueOrDefault(), bar.AdjustedClose, PayoutOf(bar), bar.SplitFactor is 1 ? null : bar.SplitFactor);

    /// <summary>
    /// Whether the bar is a new one with a split or a dividend, or the last known one and not what it was. An event that the
    /// vendor tells late leaves the bar's own prices as they were, and changes those before it.
    /// </summary>
    public static bool IsIn(DailyBar bar, Watermark known) =>
        known.Anchor is { } anchor && bar.Session == anchor.Date ? Differs(bar, anchor) : bar.Session > known.Last && bar.RestatesHistory;

    private static bool Differs(DailyBar bar, Anchor anchor)
    {
        var now = AnchorOf(bar);
        return Differs(bar.Close, anchor.Close) || Differs(bar.AdjustedClose, anchor.AdjustedClose)
            || now.Payout != anchor.Payout || now.SplitFactor != anchor.SplitFactor;
    }

    private static double? PayoutOf(DailyBar bar) =>
        (bar.Dividend ?? 0) + (bar.CapitalGain ?? 0) is var payout && payout != 0 ? payout : null;

    private static bool Differs(double? one, double? other) =>
        one is not null && other is not null && Math.Abs(one.Value - other.Value) > Tolerance * Math.Abs(other.Value);
}
