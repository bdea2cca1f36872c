using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Tells whether a vendor has changed bars that are committed.</summary>
internal static class Restatement
{
    // Vendors compute adjusted prices in 32-bit floats; the smallest dividends change them by some 1e-5.
    private const double Tolerance = 5e-6;

    /// <summary>Whether a new bar has a split or a dividend, or the last known bar is not what it was.</summary>
    public static bool IsIn(IReadOnlyList<Received<DailyBar>> bars, Watermark? known) =>
        known is not null && bars.Any(bar => bar.Fault is null
            && (bar.Row.Session == known.Anchor?.Date ? Differs(bar.Row, known.Anchor) : bar.Row.Session > known.Last && bar.Row.RestatesHistory));

    private static bool Differs(DailyBar bar, Anchor? anchor) =>
        Differs(bar.Close, anchor?.Close) || Differs(bar.AdjustedClose, anchor?.AdjustedClose);

    private static bool Differs(double? one, double? other) =>
        one is not null && other is not null && Math.Abs(one.Value - other.Value) > Tolerance * Math.Abs(other.Value);
}
