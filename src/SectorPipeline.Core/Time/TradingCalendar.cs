namespace SectorPipeline.Core;

/// <summary>The sessions of an exchange: which days it trades, and until when.</summary>
public sealed class TradingCalendar
{
    private static readonly TimeOnly Open = new(9, 30);
    private static readonly TimeOnly FullClose = new(16, 0);
    private static readonly TimeOnly HalfDayClose = new(13, 0);

    private readonly Func<DateOnly, bool> isHoliday;
    private readonly Func<DateOnly, bool> isHalfDay;

    private TradingCalendar(string timeZone, Func<DateOnly, bool> isHoliday, Func<DateOnly, bool> isHalfDay)
    {
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        (this.isHoliday, this.isHalfDay) = (isHoliday, isHalfDay);
    }

    /// <summary>The New York Stock Exchange, by rule, with its unscheduled closures since 2000.</summary>
    public static TradingCalendar Nyse { get; } =
        new("America/New_York", NyseHolidays.IsHoliday, NyseHolidays.IsHalfDay);

    public TimeZoneInfo TimeZone { get; }

    public bool IsSession(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isHoliday(date);

    public bool IsHalfDay(DateOnly date) => IsSession(date) && isHalfDay(date);

    /// <summary>The time of the exchange's zone at which the day's trading ends.</summary>
    public TimeOnly Close(DateOnly session) => IsHalfDay(session) ? HalfDayClose : FullClose;

    /// <summary>Whether the exchange trades at the instant; the one at which it closes is no longer in.</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        var (day, time, _) = TimeZoneInfo.ConvertTime(instant, TimeZone);
        return IsSession(day) && time >= Open && time < Close(day);
    }

    /// <summary>Every session from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public IEnumerable<DateOnly> Sessions(DateOnly first, DateOnly last)
    {
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (IsSession(date))
                yield return date;
        }
    }

    /// <summary>The first session after the date.</summary>
    public DateOnly Next(DateOnly date)
    {
        do
            date = date.AddDays(1);
        while (!IsSession(date));
        return date;
    }

    /// <summary>The last session before the date.</summary>
    public DateOnly Previous(DateOnly date)
    {
        do
            date = date.AddDays(-1);
        while (!IsSession(date));
        return date;
    }

    /// <summary>The session that was the last to close at the instant.</summary>
    public Session LastCompleted(DateTimeOffset now)
    {
        var (today, time, _) = TimeZoneInfo.ConvertTime(now, TimeZone);
        var closed = IsSession(today) && time >= Close(today);
        return new Session(closed ? today : Previous(today));
    }
}
