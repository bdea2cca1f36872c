using System.Globalization;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>Python's strftime, and the parts of the texts of dates and times.</summary>
internal static class TimeFormat
{
    public static string Format(string format, DateTime moment, ZoneOffset? zone)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            // %-d is a number without its zeros.
            var bare = format[i + 1] == '-' && i + 2 < format.Length;
            i += bare ? 2 : 1;
            var part = Directive(format[i], moment, zone);
            text.Append(bare ? part.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0" : part);
        }

        return text.ToString();
    }

    /// <summary>The offset as +05:30, with seconds when it has some.</summary>
    public static string Offset(TimeSpan offset, string separator)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var size = offset.Duration();
        var seconds = size.Seconds == 0 ? "" : Text($"{separator}{size.Seconds:00}");
        return Text($"{sign}{(int)size.TotalHours:00}{separator}{size.Minutes:00}{seconds}");
    }

    /// <summary>The fraction of the second with its point; nothing when there is none.</summary>
    public static string Fraction(long ticks) => Moments.Microsecond(ticks) is var microsecond and not 0 ? Text($".{microsecond:000000}") : "";

    /// <summary>Hour, minute, and what else is not zero, as repr lists them.</summary>
    public static string Parts(TimeOnly time)
    {
        var microsecond = Moments.Microsecond(time.Ticks);
        var second = time.Second == 0 && microsecond == 0 ? "" : Text($", {time.Second}");
        return Text($"{time.Hour}, {time.Minute}{second}{(microsecond == 0 ? "" : Text($", {microsecond}"))}");
    }

    private static string Directive(char directive, DateTime moment, ZoneOffset? zone) => directive switch
    {
        'Y' => Text($"{moment.Year:0000}"),
        'C' => Text($"{moment.Year / 100:00}"),
        'y' => Text($"{moment.Year % 100:00}"),
        'm' => Text($"{moment.Month:00}"),
        'd' => Text($"{moment.Day:00}"),
        'e' => Text($"{moment.Day,2}"),
        'H' => Text($"{moment.Hour:00}"),
        'k' => Text($"{moment.Hour,2}"),
        'I' => Text($"{Twelve(moment):00}"),
        'l' => Text($"{Twelve(moment),2}"),
        'M' => Text($"{moment.Minute:00}"),
        'S' => Text($"{moment.Second:00}"),
        'f' => Text($"{Moments.Microsecond(moment.Ticks):000000}"),
        'p' => moment.Hour < 12 ? "AM" : "PM",
        'P' => moment.Hour < 12 ? "am" : "pm",
        'j' => Text($"{moment.DayOfYear:000}"),
        'u' => Text($"{((int)moment.DayOfWeek + 6) % 7 + 1}"),
        'w' => Text($"{(int)moment.DayOfWeek}"),
        'U' => Text($"{(moment.DayOfYear + 6 - (int)moment.DayOfWeek) / 7:00}"),
        'W' => Text($"{(moment.DayOfYear + 6 - ((int)moment.DayOfWeek + 6) % 7) / 7:00}"),
        'V' => Text($"{ISOWeek.GetWeekOfYear(moment):00}"),
        'G' => Text($"{ISOWeek.GetYear(moment):0000}"),
        'g' => Text($"{ISOWeek.GetYear(moment) % 100:00}"),
        's' => Text($"{(long)(moment - (zone?.Offset ?? TimeSpan.Zero) - DateTime.UnixEpoch).TotalSeconds}"),
        'z' => zone is null ? "" : Offset(zone.Offset, ""),
        'Z' => zone?.Name ?? "",
        'F' => Text($"{moment:yyyy-MM-dd}"),
        'R' => Text($"{moment:HH:mm}"),
        'T' or 'X' => Text($"{moment:HH:mm:ss}"),
        'r' => Text($"{Twelve(moment):00}:{moment:mm:ss} {(moment.Hour < 12 ? "AM" : "PM")}"),
        'D' or 'x' => Text($"{moment:MM/dd/yy}"),
        'c' => Text($"{moment:ddd MMM} {moment.Day,2} {moment:HH:mm:ss yyyy}"),
        'A' => Text($"{moment:dddd}"),
        'a' => Text($"{moment:ddd}"),
        'B' => Text($"{moment:MMMM}"),
        'b' or 'h' => Text($"{moment:MMM}"),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => "%" + directive,
    };

    private static int Twelve(DateTime moment) => (moment.Hour + 11) % 12 + 1;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
