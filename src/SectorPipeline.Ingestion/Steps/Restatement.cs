using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Tells whether a vendor has changed bars that are committed.</summary>
internal static class Restatement
{
    // Vendors compute adjusted prices in 32-bit floats; the smallest dividends change them by some 1e-5.
    private const double Tolerance = 5e-6;

    // Five sessions, holidays apart: as late as vendors are known to tell of a dividend or a split.
    private const int LateDays = 7;

    /// <summary>The first day of which an event that was not told before still counts.</summary>
    public static DateOnly EventsFrom(DateOnly anchor) => anchor.AddDays(-LateDays);

    /// <summary>What the next answer is to be compared with: the bar, and the events that it and those shortly before it came with.</summary>
    public static Anchor AnchorOf(DailyBar bar, IEnumerable<AnchorEvent> events)
    {
        var date = bar.Session.GetValueOrDefault();
        AnchorEvent[] late = [.. events.Where(item => item.Date >= EventsFrom(date) && item.Date < date)];
        var own = EventOf(bar);
        return new Anchor(date, bar.Close.GetValueOrDefault(), bar.AdjustedClose, own?.Payout, own?.SplitFactor) { Events = late.Length == 0 ? null : late };
    }

    /// <summary>What was paid out or split on the day of the bar; null for nothing.</summary>
    public static AnchorEvent? EventOf(DailyBar bar)
    {
        var payout = (bar.Dividend ?? 0) + (bar.CapitalGain ?? 0);
        return bar is { Session: { } session, RestatesHistory: true }
            ? new AnchorEvent(session, payout == 0 ? null : payout, bar.SplitFactor is 1 ? null : bar.SplitFactor)
            : null;
    }

    /// <summary>
    /// Whether the bar is a new one with a split or a dividend, the last known one and not what it was, or one shortly
    /// before it with other events. An event that the vendor tells late leaves the bar's own prices as they were, and
    /// changes those before it.
    /// </summary>
    public static bool IsIn(DailyBar bar, Watermark known)
    {
        if (known.Anchor is not { } anchor || bar.Session > anchor.Date)
            return bar.Session > known.Last && bar.RestatesHistory;
        if (bar.Session == anchor.Date)
            return Differs(bar, anchor) || Differs(EventOf(bar), EventOf(anchor));
        return bar.Session >= EventsFrom(anchor.Date) && Differs(EventOf(bar), anchor.Events?.FirstOrDefault(item => item.Date == bar.Session));
    }

    private static AnchorEvent? EventOf(Anchor anchor) =>
        (anchor.Payout ?? anchor.SplitFactor) is null ? null : new AnchorEvent(anchor.Date, anchor.Payout, anchor.SplitFactor);

    private static bool Differs(AnchorEvent? one, AnchorEvent? other) =>
        Differs(one?.Payout ?? 0, other?.Payout ?? 0) || Differs(one?.SplitFactor ?? 1, other?.SplitFactor ?? 1);

    private static bool Differs(DailyBar bar, Anchor anchor) => Differs(bar.Close, anchor.Close) || Differs(bar.AdjustedClose, anchor.AdjustedClose);

    private static bool Differs(double? one, double? other) =>
        one is not null && other is not null && Math.Abs(one.Value - other.Value) > Tolerance * Math.Abs(other.Value);
}
