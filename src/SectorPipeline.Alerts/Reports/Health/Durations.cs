namespace SectorPipeline.Alerts;

/// <summary>How long something took, time after time.</summary>
internal sealed record Durations(IReadOnlyList<double> Seconds)
{
    public double? Median => Percentile(0.5);

    public double? P95 => Percentile(0.95);

    public double? Last => Seconds.Count == 0 ? null : Seconds[^1];

    /// <summary>The smallest of the durations that at least this share are no longer than.</summary>
    private double? Percentile(double share) => Seconds.Count == 0
        ? null
        : Seconds.Order().ElementAt(Math.Max((int)Math.Ceiling(share * Seconds.Count) - 1, 0));
}
