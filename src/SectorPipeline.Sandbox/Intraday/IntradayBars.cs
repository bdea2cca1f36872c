namespace SectorPipeline.Sandbox;

/// <summary>The five-minute bars of a session, oldest first, that together make its daily bar.</summary>
internal sealed class IntradayBars
{
    public const int Minutes = 5;

    private const int PriceDecimals = 4;

    /// <summary>Bars of the day: 78, or 42 on half days.</summary>
    public required int Count { get; init; }

    public required double[] Open { get; init; }

    public required double[] High { get; init; }

    public required double[] Low { get; init; }

    public required double[] Close { get; init; }

    public required long[] Volume { get; init; }

    /// <summary>A function of seed, symbol, day and daily bar.</summary>
    public static IntradayBars Of(int? seed, string symbol, DailyBar day)
    {
        var count = (int)((SessionClock.CloseOf(day.Date) - SessionClock.OpenOf(day.Date)) / (60 * Minutes));
        var noise = Noise.For(seed ?? 0, FormattableString.Invariant($"{symbol} {day.Date.DayNumber}"));
        var path = Path(noise, count, day);
        var bars = new IntradayBars
        {
            Count = count,
            Open = path[..^1],
            Close = path[1..],
            High = [.. Enumerable.Range(0, count).Select(i => Math.Max(path[i], path[i + 1]))],
            Low = [.. Enumerable.Range(0, count).Select(i => Math.Min(path[i], path[i + 1]))],
            Volume = Volumes(noise, count, day.Volume),
        };
        bars.High[Array.IndexOf(bars.High, bars.High.Max())] = Highest(day);
        bars.Low[Array.IndexOf(bars.Low, bars.Low.Min())] = Lowest(day);
        return bars;
    }

    // A Brownian bridge from open to close, kept between low and high.
    private static double[] Path(Noise noise, int count, DailyBar day)
    {
        var walk = new double[count + 1];
        for (var i = 1; i <= count; i++)
            walk[i] = walk[i - 1] + noise.Normal(i);
        var step = (day.High - day.Low) / (2 * Math.Sqrt(count));
        var path = new double[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var share = (double)i / count;
            var price = day.Open + (day.Close - day.Open) * share + step * (walk[i] - walk[count] * share);
            path[i] = Math.Clamp(Math.Round(price, PriceDecimals), Lowest(day), Highest(day));
        }

        (path[0], path[count]) = (day.Open, day.Close);
        return path;
    }

    // A recorded bar may open or close outside its own range.
    private static double Highest(DailyBar day) => Math.Max(day.High, Math.Max(day.Open, day.Close));

    private static double Lowest(DailyBar day) => Math.Min(day.Low, Math.Min(day.Open, day.Close));

    // Most is traded after the opening and before the close.
    private static long[] Volumes(Noise noise, int count, long total)
    {
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            var fromNoon = 2.0 * i / (count - 1) - 1;
            weights[i] = (0.6 + 1.4 * fromNoon * fromNoon) * noise.Uniform(~i, 0.5, 1.5);
        }

        var sum = weights.Sum();
        long[] volumes = [.. weights.Select(weight => (long)(total * (weight / sum)))];
        volumes[^1] += total - volumes.Sum();
        return volumes;
    }
}
