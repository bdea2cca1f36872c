namespace SectorPipeline.DuckDb;

/// <summary>An INTERVAL as DuckDB holds it: months and days have no fixed length, so the three parts stay apart.</summary>
public readonly record struct DuckDbInterval(int Months, int Days, long Micros)
{
    /// <summary>An interval of days and microseconds.</summary>
    public static DuckDbInterval From(TimeSpan span) =>
        new(0, span.Days, (span - TimeSpan.FromDays(span.Days)).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The length, or null when it has months and so none, or is too long for a TimeSpan.</summary>
    public TimeSpan? ToTimeSpan()
    {
        var ticks = ((Int128)Days * TimeSpan.TicksPerDay) + ((Int128)Micros * TimeSpan.TicksPerMicrosecond);
        return Months == 0 && ticks >= TimeSpan.MinValue.Ticks && ticks <= TimeSpan.MaxValue.Ticks
            ? TimeSpan.FromTicks((long)ticks)
            : null;
    }
}
