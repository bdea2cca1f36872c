namespace SectorPipeline.Alerts;

/// <summary>Maps values to pixels in proportion; the pixels may run backwards, as those of heights do.</summary>
internal readonly record struct LinearScale(double From, double To, double Start, double End)
{
    /// <summary>A scale whose ends are round numbers around the values.</summary>
    public static LinearScale Around(IEnumerable<double> values, double start, double end, int ticks)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        var (low, high) = known.Length == 0 ? (0, 1) : (known.Min(), known.Max());
        var step = Step(low, high, ticks);
        var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new LinearScale(from, to > from ? to : from + step, start, end);
    }

    public double At(double value) => To == From ? Start : Start + ((value - From) / (To - From) * (End - Start));

    /// <summary>Round numbers within the scale, about as many as asked for.</summary>
    public IReadOnlyList<double> Ticks(int about)
    {
        var step = Step(From, To, about);
        var first = Math.Ceiling((From / step) - 1e-9);
        var last = Math.Floor((To / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
    }

    /// <summary>The distance of round numbers, about so many of which lie between the two: 1, 2 or 5 times a power of ten, as people count.</summary>
    public static double Step(double low, double high, int about)
    {
        var span = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        var rough = span / Math.Max(about, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return digit * power;
    }
}
