namespace SectorPipeline.Lake;

/// <summary>
/// The last row of a symbol as it was loaded: the next answer shows by it whether the vendor has restated history. Two are
/// equal when all that they say is.
/// </summary>
/// <param name="Payout">What was paid out per share on the day; null for nothing.</param>
/// <param name="SplitFactor">New shares for an old one from the day on; null for no split.</param>
public sealed record Anchor(DateOnly Date, double Close, double? AdjustedClose, double? Payout = null, double? SplitFactor = null)
{
    /// <summary>Payouts and splits of the days shortly before, by date; null where there were none.</summary>
    public IReadOnlyList<AnchorEvent>? Events { get; init; }

    public bool Equals(Anchor? other) =>
        other is not null
        && (Date, Close, AdjustedClose, Payout, SplitFactor) == (other.Date, other.Close, other.AdjustedClose, other.Payout, other.SplitFactor)
        && (Events ?? []).SequenceEqual(other.Events ?? []);

    public override int GetHashCode() => HashCode.Combine(Date, Close, AdjustedClose, Payout, SplitFactor, Events?.Count);
}
