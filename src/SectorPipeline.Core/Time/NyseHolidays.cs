namespace SectorPipeline.Core;

/// <summary>The rules of the New York Stock Exchange (NYSE Rule 7.2) and its unscheduled closures since 2000.</summary>
internal static class NyseHolidays
{
    private static readonly HashSet<DateOnly> Unscheduled =
    [
        new(2001, 9, 11), new(2001, 9, 12), new(2001, 9, 13), new(2001, 9, 14), // attacks of 11 September
        new(2004, 6, 11), // mourning for Reagan
        new(2007, 1, 2), // mourning for Ford
        new(2012, 10, 29), new(2012, 10, 30), // hurricane Sandy
        new(2018, 12, 5), // mourning for Bush
        new(2025, 1, 9), // mourning for Carter
    ];

    // Early closes that no rule explains.
    private static readonly HashSet<DateOnly> UnscheduledHalfDays = [new(2002, 7, 5), new(2003, 12, 26)];

    public static bool IsHoliday(DateOnly date) => Unscheduled.Contains(date) || date.Month switch
    {
        1 => date == MondayIfSunday(new(date.Year, 1, 1)) || IsNth(date, 3, DayOfWeek.Monday),
        2 => IsNth(date, 3, DayOfWeek.Monday),
        3 or 4 => date == Easter(date.Year).AddDays(-2),
        5 => date.DayOfWeek == DayOfWeek.Monday && date.AddDays(7).Month == 6,
        6 => date.Year >= 2022 && date == Nearest(new(date.Year, 6, 19)),
        7 => date == Nearest(new(date.Year, 7, 4)),
        9 => IsNth(date, 1, DayOfWeek.Monday),
        11 => IsNth(date, 4, DayOfWeek.Thursday),
        12 => date == Nearest(new(date.Year, 12, 25)),
        _ => false,
    };

    /// <summary>Days that close at 13:00: before Independence Day and Christmas, after Thanksgiving.</summary>
    public static bool IsHalfDay(DateOnly date) => UnscheduledHalfDays.Contains(date) || (date.Month, date.Day) switch
    {
        (7, 3) => date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday && date.Year != 2002,
        (12, 24) => date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday,
        (11, _) => IsNth(date.AddDays(-1), 4, DayOfWeek.Thursday),
        _ => false,
    };

    private static bool IsNth(DateOnly date, int nth, DayOfWeek day) =>
        date.DayOfWeek == day && (date.Day - 1) / 7 == nth - 1;

    // New Year's Day on a Saturday is not made up for, because the Friday closes the year.
    private static DateOnly MondayIfSunday(DateOnly date) =>
        date.DayOfWeek == DayOfWeek.Sunday ? date.AddDays(1) : date;

    private static DateOnly Nearest(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    // The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - d - g + 15) % 30;
        var l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
