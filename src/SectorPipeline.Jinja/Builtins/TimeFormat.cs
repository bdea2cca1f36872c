using System.Globalization;
using System.Text;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Python's strftime.</summary>
internal static class TimeFormat
{
    public static string Format(DateTimeOffset moment, string format, bool hasOffset)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 >= format.Length)
                text.Append(format[i]);
            else
                text.Append(Directive(moment, format[++i], hasOffset));
        }

        return text.ToString();
    }

    private static string Directive(DateTimeOffset moment, char directive, bool hasOffset) => directive switch
    {
        'Y' => Text($"{moment.Year:0000}"),
        'y' => Text($"{moment.Year % 100:00}"),
        'm' => Text($"{moment.Month:00}"),
        'd' => Text($"{moment.Day:00}"),
        'e' => Text($"{moment.Day,2}"),
        'H' => Text($"{moment.Hour:00}"),
        'I' => Text($"{(moment.Hour + 11) % 12 + 1:00}"),
        'M' => Text($"{moment.Minute:00}"),
        'S' => Text($"{moment.Second:00}"),
        'f' => Text($"{moment.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond:000000}"),
        'j' => Text($"{moment.DayOfYear:000}"),
        'p' => moment.Hour < 12 ? "AM" : "PM",
        'u' => Text($"{((int)moment.DayOfWeek + 6) % 7 + 1}"),
        'w' => Text($"{(int)moment.DayOfWeek}"),
        'V' => Text($"{ISOWeek.GetWeekOfYear(moment.DateTime):00}"),
        'G' => Text($"{ISOWeek.GetYear(moment.DateTime):0000}"),
        's' => Text($"{moment.ToUnixTimeSeconds()}"),
        'z' => hasOffset ? moment.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal) : "",
        'Z' => hasOffset ? moment.Offset == TimeSpan.Zero ? "UTC" : Text($"UTC{moment:zzz}") : "",
        'F' => Text($"{moment:yyyy-MM-dd}"),
        'T' or 'X' => Text($"{moment:HH:mm:ss}"),
        'D' or 'x' => Text($"{moment:MM/dd/yy}"),
        'c' => Text($"{moment:ddd MMM} {moment.Day,2} {moment:HH:mm:ss yyyy}"),
        'A' => Text($"{moment:dddd}"),
        'a' => Text($"{moment:ddd}"),
        'B' => Text($"{moment:MMMM}"),
        'b' or 'h' => Text($"{moment:MMM}"),
        'U' => Text($"{(moment.DayOfYear + 6 - (int)moment.DayOfWeek) / 7:00}"),
        'W' => Text($"{(moment.DayOfYear + 6 - ((int)moment.DayOfWeek + 6) % 7) / 7:00}"),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => "%" + directive,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
