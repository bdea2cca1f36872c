namespace SectorPipeline.DuckDb.Native;

/// <summary>Dates and instants as DuckDB counts them: days and microseconds from 1970-01-01.</summary>
internal static class Epoch
{
    private static readonly int DayNumber = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static int Days(DateOnly date) => date.DayNumber - DayNumber;

    /// <summary>The clock reading; a local time is refused, because what it means depends on the machine.</summary>
    public static long Micros(DateTime instant) =>
        instant.Kind == DateTimeKind.Local
            ? throw new ArgumentException("a local DateTime means another instant on each machine. Pass it in UTC, or as a DateTimeOffset.")
            : (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static bool TryDate(int days, out DateOnly date)
    {
        var number = (long)days + DayNumber;
        var fits = number >= 0 && number <= DateOnly.MaxValue.DayNumber;
        date = fits ? DateOnly.FromDayNumber((int)number) : default;
        return fits;
    }

    /// <summary>An instant from 100 ns ticks since 1970, if .NET can hold it.</summary>
    public static bool TryInstant(Int128 ticks, DateTimeKind kind, out DateTime instant)
    {
        var since = ticks + DateTime.UnixEpoch.Ticks;
        var fits = since >= 0 && since <= DateTime.MaxValue.Ticks;
        instant = fits ? new DateTime((long)since, kind) : default;
        return fits;
    }
}
