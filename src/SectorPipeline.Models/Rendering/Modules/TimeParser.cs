using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's strptime.</summary>
internal static class TimeParser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    public static DateTimeValue Parse(string text, string format)
    {
        var match = Regex.Match(text, Pattern(format), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
        if (!match.Success)
            throw TimeArguments.Fault($"the time '{text}' does not match the format '{format}'.");
        var date = Date(match);
        var time = TimeArguments.Time(Hour(match), Number(match, "M", 0), Number(match, "S", 0), int.Parse(Text(match, "f", "0").PadRight(6, '0'), CultureInfo.InvariantCulture));
        var local = date.ToDateTime(time);
        return new DateTimeValue(local, Zone(match)?.AtLocal(local));
    }

    private static string Pattern(string format)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
                pattern.Append(Directive(format[++i]));
            else if (char.IsWhiteSpace(format[i]))
                pattern.Append(@"\s+");
            else
                pattern.Append(Regex.Escape(format[i].ToString()));
        }

        return pattern.Append(@"\z").ToString();
    }

    private static string Directive(char directive) => directive switch
    {
        'Y' => @"(?<Y>\d{4})",
        'y' => @"(?<y>\d\d)",
        'm' => "(?<m>1[0-2]|0?[1-9])",
        'd' or 'e' => "(?<d>3[01]|[12][0-9]|0?[1-9]| [1-9])",
        'H' => "(?<H>2[0-3]|[01]?[0-9])",
        'I' => "(?<I>1[0-2]|0?[1-9])",
        'M' => "(?<M>[0-5]?[0-9])",
        'S' => "(?<S>[0-5]?[0-9])",
        'f' => "(?<f>[0-9]{1,6})",
        'j' => @"(?<j>\d{1,3})",
        'p' => "(?<p>AM|PM)",
        'z' => @"(?<z>Z|[+-]\d\d:?\d\d)",
        'Z' => "(?<Z>UTC|GMT)",
        'B' => $"(?<B>{Alternatives(Names.MonthNames)})",
        'b' or 'h' => $"(?<b>{Alternatives(Names.AbbreviatedMonthNames)})",
        'A' => $"(?:{Alternatives(Names.DayNames)})",
        'a' => $"(?:{Alternatives(Names.AbbreviatedDayNames)})",
        'F' => Directive('Y') + "-" + Directive('m') + "-" + Directive('d'),
        'T' or 'X' => Directive('H') + ":" + Directive('M') + ":" + Directive('S'),
        'D' or 'x' => Directive('m') + "/" + Directive('d') + "/" + Directive('y'),
        '%' => "%",
        _ => throw TimeArguments.Fault($"'%{directive}' is no directive of strptime."),
    };

    private static string Alternatives(string[] names) => string.Join('|', names.Where(name => name.Length > 0));

    private static DateOnly Date(Match match)
    {
        var year = match.Groups["y"].Success ? ShortYear(Number(match, "y", 0)) : Number(match, "Y", 1900);
        if (match.Groups["j"].Success)
            return TimeArguments.Date(year, 1, 1).AddDays(Number(match, "j", 1) - 1);
        var month = Named(match, "B", Names.MonthNames) ?? Named(match, "b", Names.AbbreviatedMonthNames) ?? Number(match, "m", 1);
        return TimeArguments.Date(year, month, Number(match, "d", 1));
    }

    private static int ShortYear(int year) => year + (year < 69 ? 2000 : 1900);

    private static int Hour(Match match)
    {
        if (!match.Groups["I"].Success)
            return Number(match, "H", 0);
        var isAfternoon = Text(match, "p", "AM").Equals("PM", StringComparison.OrdinalIgnoreCase);
        return Number(match, "I", 0) % 12 + (isAfternoon ? 12 : 0);
    }

    private static ZoneValue? Zone(Match match) => match.Groups["z"].Success ? ZoneValue.Fixed(TimeText.ReadOffset(match.Groups["z"].Value)) : null;

    private static int? Named(Match match, string group, string[] names) => match.Groups[group].Success
        ? Array.FindIndex(names, name => name.Equals(match.Groups[group].Value, StringComparison.OrdinalIgnoreCase)) + 1
        : null;

    private static int Number(Match match, string group, int fallback) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) : fallback;

    private static string Text(Match match, string group, string fallback) => match.Groups[group].Success ? match.Groups[group].Value : fallback;
}
