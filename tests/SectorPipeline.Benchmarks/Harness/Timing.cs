using System.Diagnostics;

namespace SectorPipeline.Benchmarks;

/// <summary>Medians of repeated work, in seconds.</summary>
internal static class Timing
{
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

    /// <summary>Runs once unmeasured, then gives the median of what the sample says of itself.</summary>
    public static async Task<double> MedianAsync(int repetitions, Func<Task<double>> sample)
    {
        await sample();
        var samples = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
            samples[i] = await sample();
        return Median(samples);
    }

    /// <summary>How many times longer the work takes than the floor: the median over pairs, each measured back to back.</summary>
    /// <remarks>What else the machine does weighs on both halves of a pair; which half comes first alternates.</remarks>
    public static async Task<double> RatioAsync(int pairs, Func<Task<double>> work, Func<Task<double>> floor)
    {
        await work();
        await floor();
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
}
