using System.Diagnostics.Metrics;

namespace SectorPipeline.App.Host;

/// <summary>What one instrument has measured for one set of labels.</summary>
internal sealed class MeterSeries(Instrument instrument, string labels)
{
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[Bounds.Length];
    private double sum;
    private long count;

    /// <summary>Upper bounds of a histogram's buckets, in seconds: from a no-op step to a full refresh.</summary>
    public static double[] Bounds { get; } = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

    /// <summary>Such as <c>sector_step_duration_seconds</c>.</summary>
    public string Name { get; } = PrometheusText.Name(instrument.Name, instrument.Unit, IsTotal(instrument));

    public string Labels => labels;

    public string Help => instrument.Description ?? "";

    public bool IsHistogram { get; } = instrument is Histogram<double> or Histogram<long>;

    public void Add(double value)
    {
        lock (gate)
        {
            sum += value;
            count++;
            if (Array.FindIndex(Bounds, bound => value <= bound) is >= 0 and var bucket)
                buckets[bucket]++;
        }
    }

    /// <summary>The values of one moment.</summary>
    public (double Sum, long Count, long[] Buckets) Read()
    {
        lock (gate)
            return (sum, count, [.. buckets]);
    }

    private static bool IsTotal(Instrument instrument) => instrument is Counter<long> or Counter<double> or Counter<int>;
}
