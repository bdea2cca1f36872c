using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

internal sealed class DateWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<DateOnly>
{
    public string? Write(int row, DateOnly value)
    {
        Set(row, Epoch.Days(value));
        return null;
    }
}

/// <summary>Timestamps of every precision; what is finer than the column is cut off.</summary>
internal sealed class TimestampWriter(string name, string typeName, long perSecond)
    : ColumnWriter(name, typeName), IWrites<DateTime>, IWrites<DateTimeOffset>
{
    public string? Write(int row, DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
            return "is a local time, which means another instant on each machine; convert it to UTC";
        var stored = (Int128)(value.Ticks - DateTime.UnixEpoch.Ticks) * perSecond / TimeSpan.TicksPerSecond;
        if (stored > long.MaxValue || stored < long.MinValue)
            return "is out of range";
        Set(row, (long)stored);
        return null;
    }

    public string? Write(int row, DateTimeOffset value) => Write(row, value.UtcDateTime);
}

internal sealed class TimeWriter(string name, string typeName, long perSecond) : ColumnWriter(name, typeName), IWrites<TimeOnly>
{
    public string? Write(int row, TimeOnly value)
    {
        Set(row, (long)((Int128)value.Ticks * perSecond / TimeSpan.TicksPerSecond));
        return null;
    }
}

internal sealed class IntervalWriter(string name, string typeName) : ColumnWriter(name, typeName), IWrites<TimeSpan>
{
    public string? Write(int row, TimeSpan value)
    {
        var interval = DuckDbInterval.From(value);
        Set(row, new NativeInterval { Months = interval.Months, Days = interval.Days, Micros = interval.Micros });
        return null;
    }
}
