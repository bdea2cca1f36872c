using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's str() and repr().</summary>
internal static class PythonText
{
    private const string DateTimeFormat = "yyyy-MM-dd HH:mm:ss";

    public static string Str(object? value) => value switch
    {
        string text => text,
        JinjaMarkup markup => markup.Text,
        null => "None",
        long number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "True" : "False",
        double number => FloatText.Repr(number),
        JinjaUndefined undefined => undefined.Touch().ToString(),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly or TimeOnly or DateTime or DateTimeOffset or TimeSpan => Moment(value),
        IJinjaOperand operand => operand.ToString() ?? "",
        _ => Repr(value),
    };

    public static string Repr(object? value)
    {
        var text = new StringBuilder();
        AppendRepr(text, value);
        return text.ToString();
    }

    private static void AppendRepr(StringBuilder text, object? value)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        switch (HostValues.Wrap(value))
        {
            case string plain:
                AppendQuoted(text, plain);
                break;
            case JinjaMarkup markup:
                text.Append("Markup(");
                AppendQuoted(text, markup.Text);
                text.Append(')');
                break;
            case List<object?> list:
                AppendItems(text, "[", list, "]");
                break;
            case JinjaTuple tuple:
                AppendItems(text, "(", tuple, tuple.Count == 1 ? ",)" : ")");
                break;
            case JinjaDict dict:
                AppendDict(text, dict);
                break;
            case DictView view:
                AppendItems(text, view.TypeName + "([", view.Items, "])");
                break;
            case JinjaUndefined:
                text.Append("Undefined");
                break;
            case var other:
                text.Append(Scalar(other));
                break;
        }
    }

    private static string Scalar(object? value) => value switch
    {
        null => "None",
        bool or long or double => Str(value),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => $"Decimal('{Str(number)}')",
        DateOnly date => string.Create(CultureInfo.InvariantCulture, $"datetime.date({date.Year}, {date.Month}, {date.Day})"),
        IJinjaOperand operand => operand.Repr,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void AppendItems(StringBuilder text, string open, IEnumerable<object?> items, string close)
    {
        text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            AppendRepr(text, item);
            separator = ", ";
        }

        text.Append(close);
    }

    private static void AppendDict(StringBuilder text, JinjaDict dict)
    {
        text.Append('{');
        var separator = "";
        foreach (var (key, value) in dict.Items)
        {
            text.Append(separator);
            AppendRepr(text, key);
            text.Append(": ");
            AppendRepr(text, value);
            separator = ", ";
        }

        text.Append('}');
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        var quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        text.Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = i + 1 < value.Length && char.IsSurrogatePair(value, i);
            AppendCharacter(text, new string(value.AsSpan(i, isPair ? 2 : 1)), quote);
            i += isPair ? 1 : 0;
        }

        text.Append(quote);
    }

    private static void AppendCharacter(StringBuilder text, string character, char quote)
    {
        var c = character[0];
        var escape = c switch
        {
            '\\' => @"\\",
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ when c == quote => "\\" + quote,
            _ => IsPrintable(character) ? character : Code(character),
        };
        text.Append(escape);
    }

    private static bool IsPrintable(string character) =>
        character == " " || CharUnicodeInfo.GetUnicodeCategory(character, 0) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator);

    private static string Code(string character)
    {
        var code = character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0];
        return code switch
        {
            <= 0xFF => $"\\x{code:x2}",
            <= 0xFFFF => $"\\u{code:x4}",
            _ => $"\\U{code:x8}",
        };
    }

    private static string Moment(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(time.Ticks),
        DateTime moment => moment.ToString(DateTimeFormat, CultureInfo.InvariantCulture) + Fraction(moment.Ticks)
            + (moment.Kind == DateTimeKind.Utc ? "+00:00" : ""),
        DateTimeOffset moment => moment.ToString(DateTimeFormat, CultureInfo.InvariantCulture) + Fraction(moment.Ticks)
            + moment.ToString("zzz", CultureInfo.InvariantCulture),
        TimeSpan span => Span(span),
        _ => value.ToString() ?? "",
    };

    private static string Fraction(long ticks)
    {
        var microseconds = ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return microseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{microseconds:000000}");
    }

    private static string Span(TimeSpan span)
    {
        var days = (int)Math.Floor(span.TotalDays);
        var rest = span - TimeSpan.FromDays(days);
        var prefix = days == 0 ? "" : days is 1 or -1 ? $"{days} day, " : $"{days} days, ";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{rest.Hours}:{rest.Minutes:00}:{rest.Seconds:00}{Fraction(rest.Ticks)}");
    }
}
