using System.Diagnostics;

namespace SectorPipeline.Benchmarks;

/// <summary>Medians of repeated work, in seconds.</summary>
internal static class Timing
{
    // Long enough for the runtime to have compiled the hot paths at its highest tier.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Warms up, then gives the median of what the samples say of themselves.</summary>
    public static async Task<double> MedianAsync(int repetitions, Func<Task<double>> sample)
    {
        await WarmUpAsync(sample);
        var samples = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
            samples[i] = await sample();
        return Median(samples);
    }

    /// <summary>How many times longer the work takes than the floor: the median over pairs, each measured back to back.</summary>
    /// <remarks>What else the machine does weighs on both halves of a pair; which half comes first alternates.</remarks>
    public static async Task<double> RatioAsync(int pairs, Func<Task<double>> work, Func<Task<double>> floor)
    {
        await WarmUpAsync(work);
        await WarmUpAsync(floor);
        var ratios = new double[pairs];
        for (var i = 0; i < pairs; i++)
            ratios[i] = i % 2 == 0 ? await work() / await floor() : 1 / (await floor() / await work());
        return Median(ratios);
    }

    public static double Median(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static async Task WarmUpAsync(Func<Task<double>> sample)
    {
        var started = Stopwatch.GetTimestamp();
        do
            await sample();
        while (Stopwatch.GetElapsedTime(started) < WarmUp);
    }
}
