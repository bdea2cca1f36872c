namespace SectorPipeline.Benchmarks;

/// <summary>What a process took from start to end, and the most memory that was resident at once.</summary>
internal sealed record ProcessCost(TimeSpan Elapsed, long PeakBytes)
{
    public double Seconds => Elapsed.TotalSeconds;

    public double PeakGigabytes => PeakBytes / 1e9;
}
