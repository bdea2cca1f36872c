using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Tells whether a vendor has changed bars that are committed.</summary>
internal static class Restatement
{
    // Vendors compute adjusted prices in 32-bit floats; the smallest dividends change them by some 1e-5.
    private const double Tolerance = 5e-6;

    /// <summary>Whether the bar is a new one with a split or a dividend, or the last known one and not what it was.</summary>
    public static bool IsIn(DailyBar bar, Watermark known) =>
        bar.Session == known.Anchor?.Date ? Differs(bar, known.Anchor) : bar.Session > known.Last && bar.RestatesHistory;

    private static bool Differs(DailyBar bar, Anchor? anchor) =>
        Differs(bar.Close, anchor?.Close) || Differs(bar.AdjustedClose, anchor?.AdjustedClose);

    private static bool Differs(double? one, double? other) =>
        one is not null && other is not null && Math.Abs(one.Value - other.Value) > Tolerance * Math.Abs(other.Value);
}
