using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's strptime.</summary>
internal sealed class TimeReader
{
    private readonly string text;
    private readonly string format;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int microsecond;
    private bool? isAfternoon;
    private TimeSpan? offset;

    private TimeReader(string text, string format)
    {
        (this.text, this.format) = (text, format);
    }

    public static object Read(string text, string format) => new TimeReader(text, format).Read();

    private object Read()
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
                Directive(format[++i]);
            else if (char.IsWhiteSpace(format[i]))
                SkipBlanks();
            else
                Literal(format[i]);
        }

        return at == text.Length ? Value() : throw Mismatch();
    }

    private void Directive(char letter)
    {
        switch (letter)
        {
            case 'Y': year = Number(4, 4); break;
            case 'y': year = Number(1, 2) is var short2 && short2 < 69 ? 2000 + short2 : 1900 + short2; break;
            case 'm': month = Number(1, 2); break;
            case 'd': day = Number(1, 2); break;
            case 'j': dayOfYear = Number(1, 3); break;
            case 'H': hour = Number(1, 2); break;
            case 'I': hour = Number(1, 2); isAfternoon ??= false; break;
            case 'M': minute = Number(1, 2); break;
            case 'S': second = Number(1, 2); break;
            case 'f': microsecond = Fraction(); break;
            case 'p': isAfternoon = Name(["AM", "PM"]) == 1; break;
            case 'B': month = Name(DateTimeFormatInfo.InvariantInfo.MonthNames) + 1; break;
            case 'b': month = Name(DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames) + 1; break;
            case 'A': Name(DateTimeFormatInfo.InvariantInfo.DayNames); break;
            case 'a': Name(DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames); break;
            case 'z': offset = Offset(); break;
            case 'Z': Name(["UTC", "GMT"]); break;
            case '%': Literal('%'); break;
            default: throw new JinjaFaultException(JinjaErrorKind.Value, $"'{letter}' is a bad directive in format '{format}'");
        }
    }

    private object Value()
    {
        try
        {
            var date = dayOfYear > 0 ? new DateTime(year, 1, 1).AddDays(dayOfYear - 1) : new DateTime(year, month, day);
            var hours = isAfternoon is { } afternoon ? hour % 12 + (afternoon ? 12 : 0) : hour;
            var moment = new DateTime(date.Year, date.Month, date.Day, hours, minute, second).AddMicroseconds(microsecond);
            return offset is { } zone ? new DateTimeOffset(moment, zone) : (object)moment;
        }
        catch (ArgumentException)
        {
            throw Mismatch();
        }
    }

    private int Number(int least, int most)
    {
        var start = at;
        while (at < text.Length && at - start < most && char.IsAsciiDigit(text[at]))
            at++;
        return at - start < least ? throw Mismatch() : int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
    }

    private int Fraction()
    {
        var start = at;
        var digits = Number(1, 6);
        for (var length = at - start; length < 6; length++)
            digits *= 10;
        return digits;
    }

    private int Name(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0 || string.Compare(text, at, names[i], 0, names[i].Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            at += names[i].Length;
            return i;
        }

        throw Mismatch();
    }

    private TimeSpan Offset()
    {
        if (at < text.Length && text[at] is 'Z')
        {
            at++;
            return TimeSpan.Zero;
        }

        var isNegative = at < text.Length && text[at] == '-';
        if (!isNegative)
            Literal('+');
        else
            at++;
        var hours = Number(2, 2);
        if (at < text.Length && text[at] == ':')
            at++;
        var span = new TimeSpan(hours, Number(2, 2), 0);
        return isNegative ? -span : span;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private void Literal(char character)
    {
        if (at >= text.Length || char.ToUpperInvariant(text[at]) != char.ToUpperInvariant(character))
            throw Mismatch();
        at++;
    }

    private JinjaFaultException Mismatch() => new(JinjaErrorKind.Value, $"time data '{text}' does not match format '{format}'");
}
