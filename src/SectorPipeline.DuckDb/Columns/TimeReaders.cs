using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

internal sealed class DateReader(string name, string typeName)
    : ColumnReader(name, typeName, typeof(DateOnly)), IReads<DateOnly>, IReads<DateTime>
{
    public DateOnly Read(int row) => Epoch.TryDate(At<int>(row), out var date) ? date : throw OutOfRange("DateOnly");

    DateTime IReads<DateTime>.Read(int row) => Read(row).ToDateTime(TimeOnly.MinValue);

    public override object GetValue(int row) => Read(row);
}

/// <summary>Timestamps of every precision; those with a time zone are instants in UTC.</summary>
internal sealed class TimestampReader(string name, string typeName, long perSecond, DateTimeKind kind)
    : ColumnReader(name, typeName, typeof(DateTime)), IReads<DateTime>, IReads<DateTimeOffset>, IReads<DateOnly>
{
    public DateTime Read(int row)
    {
        var stored = At<long>(row);
        var ticks = perSecond > TimeSpan.TicksPerSecond
            ? stored / (perSecond / TimeSpan.TicksPerSecond)
            : (Int128)stored * (TimeSpan.TicksPerSecond / perSecond);
        return !IsInfinite(stored) && Epoch.TryInstant(ticks, kind, out var instant)
            ? instant
            : throw OutOfRange("DateTime");
    }

    DateTimeOffset IReads<DateTimeOffset>.Read(int row) => new(DateTime.SpecifyKind(Read(row), DateTimeKind.Utc));

    DateOnly IReads<DateOnly>.Read(int row)
    {
        var instant = Read(row);
        return instant.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(instant) : throw NotReadableAs(typeof(DateOnly));
    }

    public override object GetValue(int row) => Read(row);

    // Infinity is the largest number, and minus infinity its negative.
    private static bool IsInfinite(long stored) => stored is long.MaxValue or -long.MaxValue;
}

internal sealed class TimeReader(string name, string typeName, long perSecond)
    : ColumnReader(name, typeName, typeof(TimeOnly)), IReads<TimeOnly>, IReads<TimeSpan>
{
    public TimeOnly Read(int row) =>
        ((IReads<TimeSpan>)this).Read(row) is var time && time.Ticks < TimeSpan.TicksPerDay ? new TimeOnly(time.Ticks) : throw OutOfRange("TimeOnly");

    // DuckDB knows 24:00:00, which only a TimeSpan can hold.
    TimeSpan IReads<TimeSpan>.Read(int row) => new((long)((Int128)At<long>(row) * TimeSpan.TicksPerSecond / perSecond));

    public override object GetValue(int row) => Read(row);
}

/// <summary>TIME WITH TIME ZONE, on 0001-01-02 so that any offset fits: 40 bits of microseconds, then 24 of offset.</summary>
internal sealed class TimeTzReader(string name, string typeName) : ColumnReader(name, typeName, typeof(DateTimeOffset)), IReads<DateTimeOffset>
{
    private const int OffsetBits = 24;
    private const int MaxOffset = (16 * 60 * 60) - 1;

    private static readonly DateTime Day = new(1, 1, 2);

    public DateTimeOffset Read(int row)
    {
        var stored = At<ulong>(row);
        var offset = TimeSpan.FromSeconds(MaxOffset - (int)(stored & ((1 << OffsetBits) - 1)));
        var time = TimeSpan.FromMicroseconds(stored >> OffsetBits);
        return offset.Ticks % TimeSpan.TicksPerMinute == 0 && offset.Duration() <= TimeSpan.FromHours(14)
            ? new DateTimeOffset(Day + time, offset)
            : throw OutOfRange("DateTimeOffset");
    }

    public override object GetValue(int row) => Read(row);
}

internal sealed class IntervalReader(string name, string typeName)
    : ColumnReader(name, typeName, typeof(TimeSpan)), IReads<TimeSpan>, IReads<DuckDbInterval>
{
    public DuckDbInterval Read(int row)
    {
        var interval = At<NativeInterval>(row);
        return new DuckDbInterval(interval.Months, interval.Days, interval.Micros);
    }

    TimeSpan IReads<TimeSpan>.Read(int row) =>
        Read(row).ToTimeSpan()
        ?? throw new InvalidCastException($"column '{Name}': an interval with months has no fixed length. Read it as {nameof(DuckDbInterval)}.");

    public override object GetValue(int row) => ((IReads<TimeSpan>)this).Read(row);
}
