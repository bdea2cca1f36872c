using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>What dates and datetimes have in common.</summary>
internal static class DateMembers
{
    public static IEnumerable<string> Names =>
        ["strftime", "isoformat", "weekday", "isoweekday", "isocalendar", "toordinal", "ctime"];

    /// <param name="name">The member.</param>
    /// <param name="date">The date, with its time when it has one.</param>
    /// <param name="iso">The date in ISO 8601.</param>
    /// <param name="zone">The offset from UTC when the value knows it.</param>
    public static object? Find(string name, DateTime date, string iso, ZoneOffset? zone = null) => name switch
    {
        "year" => (long)date.Year,
        "month" => (long)date.Month,
        "day" => (long)date.Day,
        "weekday" => new JinjaFunction(name, _ => IsoDay(date) - 1),
        "isoweekday" => new JinjaFunction(name, _ => IsoDay(date)),
        "isocalendar" => new JinjaFunction(name, _ => new JinjaTuple((long)ISOWeek.GetYear(date), (long)ISOWeek.GetWeekOfYear(date), IsoDay(date))),
        "toordinal" => new JinjaFunction(name, _ => (long)DateOnly.FromDateTime(date).DayNumber + 1),
        "ctime" => new JinjaFunction(name, _ => TimeFormat.Format("%c", date, zone)),
        "strftime" or "__format__" => new JinjaFunction(name, arguments => TimeFormat.Format(arguments.Text(0, "format"), date, zone)),
        "isoformat" => new JinjaFunction(name, _ => iso),
        _ => null,
    };

    private static long IsoDay(DateTime date) => ((long)date.DayOfWeek + 6) % 7 + 1;
}
