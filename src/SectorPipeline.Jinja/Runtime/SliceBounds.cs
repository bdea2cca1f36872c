namespace SectorPipeline.Jinja.Runtime;

/// <summary>A slice fitted to a length, as Python's slice.indices does.</summary>
internal readonly record struct SliceBounds(long Start, long Stop, long Step)
{
    public static SliceBounds Of(object? start, object? stop, object? step, long length)
    {
        var by = step is null ? 1 : Numbers.ToIndex(step);
        if (by == 0)
            throw Fault.Value("the step of a slice cannot be zero");
        var (low, high) = by > 0 ? (0L, length) : (-1L, length - 1);
        return new SliceBounds(Fit(start, by > 0 ? low : high, low, high, length), Fit(stop, by > 0 ? high : low, low, high, length), by);
    }

    public IEnumerable<int> Indices
    {
        get
        {
            for (var i = Start; Step > 0 ? i < Stop : i > Stop; i += Step)
                yield return (int)i;
        }
    }

    private static long Fit(object? given, long missing, long low, long high, long length)
    {
        if (given is null)
            return missing;
        var index = Numbers.ToIndex(given);
        return Math.Clamp(index < 0 ? index + length : index, low, high);
    }
}
