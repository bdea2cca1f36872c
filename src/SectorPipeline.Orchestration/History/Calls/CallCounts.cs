namespace SectorPipeline.Orchestration;

/// <summary>The calls to one vendor: of the last minute by the tenth of a second, and of the last days by the quarter of an hour.</summary>
internal sealed class CallCounts
{
    /// <summary>A window of a second touches this many tenths: the first and the last in part.</summary>
    public const int Second = 11;

    /// <summary>A window of a minute touches this many tenths.</summary>
    public const int Minute = 601;

    /// <summary>For how long calls are remembered: longer than any day.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly SortedDictionary<long, int> tenths = [];
    private readonly SortedDictionary<long, int> quarters = [];

    /// <summary>When the vendor last said that its day is used up.</summary>
    public DateTimeOffset? Spent { get; set; }

    /// <summary>Until when the vendor wants to be left alone.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>The start of the tenth of a second, as which a call is remembered.</summary>
    public static DateTimeOffset Round(DateTimeOffset at) => Start(IndexOf(at, Tenth), Tenth);

    public static DateTimeOffset QuarterOf(DateTimeOffset at) => Start(IndexOf(at, Quarter), Quarter);

    /// <summary>Counts calls; fewer than none are those given back.</summary>
    public void Add(DateTimeOffset at, int calls)
    {
        Add(tenths, IndexOf(at, Tenth), calls);
        Add(quarters, IndexOf(at, Quarter), calls);
    }

    /// <summary>Forgets what no window can see any more.</summary>
    public void Forget(DateTimeOffset now)
    {
        Forget(tenths, IndexOf(now, Tenth) - Minute);
        Forget(quarters, IndexOf(now - Memory, Quarter));
    }

    /// <summary>The calls in a window that ends now.</summary>
    public int InWindow(DateTimeOffset now, int window) => Recent(now, window).Sum(tenth => tenth.Value);

    /// <summary>The calls from a time that begins a quarter of an hour until another.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset until) =>
        quarters.Where(quarter => quarter.Key >= IndexOf(from, Quarter) && quarter.Key < IndexOf(until, Quarter)).Sum(quarter => quarter.Value);

    /// <summary>How long it takes until the window has room for another call.</summary>
    public TimeSpan UntilRoom(DateTimeOffset now, int window, int limit)
    {
        var used = InWindow(now, window);
        foreach (var (tenth, calls) in Recent(now, window))
        {
            if (used < limit)
                break;
            used -= calls;
            if (used < limit)
                return Start(tenth + window, Tenth) - now;
        }

        return TimeSpan.Zero;
    }

    // What lies ahead was counted before the clock was set back: a little is still within the window, more is a mistake.
    private IEnumerable<KeyValuePair<long, int>> Recent(DateTimeOffset now, int window)
    {
        var last = IndexOf(now, Tenth);
        return tenths.Where(tenth => tenth.Key > last - window && tenth.Key <= last + Minute);
    }

    private static void Add(SortedDictionary<long, int> counts, long index, int calls) =>
        counts[index] = Math.Max(0, counts.GetValueOrDefault(index) + calls);

    private static void Forget(SortedDictionary<long, int> counts, long before)
    {
        while (counts.Count > 0 && counts.First().Key is var oldest && oldest < before)
            counts.Remove(oldest);
    }

    private static long IndexOf(DateTimeOffset at, TimeSpan unit) => at.UtcTicks / unit.Ticks;

    private static DateTimeOffset Start(long index, TimeSpan unit) => new(index * unit.Ticks, TimeSpan.Zero);
}
