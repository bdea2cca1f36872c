using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads dates and times from texts in ISO 8601.</summary>
internal static partial class TimeText
{
    /// <summary>A date with or without a time and an offset.</summary>
    public static DateTimeValue Iso(string text)
    {
        var match = DateTimePattern().Match(text);
        if (!match.Success)
            throw NotIso(text);
        var date = TimeArguments.Date(Number(match, "year"), Number(match, "month"), Number(match, "day"));
        var time = match.Groups["time"].Success ? IsoTime(match.Groups["time"].Value) : TimeOnly.MinValue;
        var local = date.ToDateTime(time);
        return new DateTimeValue(local, match.Groups["zone"].Success ? ZoneValue.Fixed(ReadOffset(match.Groups["zone"].Value)).AtLocal(local) : null);
    }

    public static TimeOnly IsoTime(string text)
    {
        var match = TimePattern().Match(text);
        if (!match.Success)
            throw NotIso(text);
        var fraction = match.Groups["fraction"].Value.PadRight(6, '0')[..6];
        return TimeArguments.Time(Number(match, "hour"), Number(match, "minute"), Number(match, "second"), int.Parse(fraction, CultureInfo.InvariantCulture));
    }

    /// <summary>Z, or a sign with hours and minutes.</summary>
    public static TimeSpan ReadOffset(string text)
    {
        if (text is "Z" or "z")
            return TimeSpan.Zero;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var size = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..4], CultureInfo.InvariantCulture), 0);
        return text[0] == '-' ? -size : size;
    }

    /// <summary>The text of a datetime with its time cut to hours, minutes, seconds, milliseconds or microseconds.</summary>
    public static string Cut(string iso, DateTime moment, string precision)
    {
        var format = precision switch
        {
            "auto" => null,
            "hours" => "HH",
            "minutes" => "HH:mm",
            "seconds" => "HH:mm:ss",
            "milliseconds" => "HH:mm:ss.fff",
            "microseconds" => "HH:mm:ss.ffffff",
            _ => throw TimeArguments.Fault($"the timespec '{precision}' is unknown.", " Use auto, hours, minutes, seconds, milliseconds or microseconds."),
        };
        var time = moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + TimeFormat.Fraction(moment.Ticks);
        return format is null ? iso : iso.Replace(time, moment.ToString(format, CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static JinjaFaultException NotIso(string text) =>
        TimeArguments.Fault($"'{text}' is no date or time in ISO 8601.", " Write it as 2024-01-31, 10:00:00 or 2024-01-31T10:00:00, or read it with strptime.");

    [GeneratedRegex(@"^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:.(?<time>\d\d(?::?\d\d)?(?::?\d\d)?(?:[.,]\d{1,9})?)(?<zone>Z|z|[+-]\d\d(?::?\d\d)?)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"^(?<hour>\d\d)(:?(?<minute>\d\d)(:?(?<second>\d\d)([.,](?<fraction>\d{1,9}))?)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();
}
