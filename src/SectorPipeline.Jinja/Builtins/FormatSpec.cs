using System.Globalization;
using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Python's format specification: <c>[[fill]align][sign][#][0][width][grouping][.precision][type]</c>.</summary>
internal sealed record FormatSpec
{
    private string Fill { get; set; } = " ";

    private char Align { get; set; }

    private char Sign { get; set; }

    private bool IsAlternate { get; set; }

    private int Width { get; set; }

    private char Grouping { get; set; }

    private int? Precision { get; set; }

    private char Type { get; set; }

    public static FormatSpec Parse(string text)
    {
        var spec = new FormatSpec();
        var at = spec.ReadAlign(text);
        if (at < text.Length && text[at] is '+' or '-' or ' ')
            spec.Sign = text[at++];
        if (at < text.Length && text[at] == '#')
            (spec.IsAlternate, at) = (true, at + 1);
        if (at < text.Length && text[at] == '0')
            at = spec.ReadZero(at);
        spec.Width = Number(text, ref at) ?? 0;
        if (at < text.Length && text[at] is ',' or '_')
            spec.Grouping = text[at++];
        if (at < text.Length && text[at] == '.')
        {
            at++;
            spec.Precision = Number(text, ref at) ?? throw Fault.Value("a format specification lacks its precision");
        }

        if (at < text.Length)
            spec.Type = text[at++];
        return at == text.Length ? spec : throw Fault.Value($"invalid format specification '{text}'");
    }

    public string Format(object? value, RenderState state)
    {
        state.CheckSize(Math.Max(Width, Precision ?? 0));
        return value switch
        {
            _ when Type is 's' || (Type == '\0' && !Numbers.IsNumber(value)) || value is bool && Type == '\0' => Text(value),
            DateOnly or DateTime or DateTimeOffset => Text(value),
            decimal when Type is '\0' => Number(Sign, value is decimal and < 0, PythonText.Str(Math.Abs((decimal)value)), ""),
            double or decimal => Float(Numbers.ToDouble(value)),
            _ when Numbers.IsInteger(value) => Integer(value),
            _ => throw Unknown(value),
        };
    }

    private int ReadAlign(string text)
    {
        var first = text.Length > 1 && char.IsSurrogatePair(text, 0) ? 2 : 1;
        if (text.Length > first && text[first] is '<' or '>' or '^' or '=')
        {
            (Fill, Align) = (text[..first], text[first]);
            return first + 1;
        }

        if (text.Length == 0 || text[0] is not ('<' or '>' or '^' or '='))
            return 0;
        Align = text[0];
        return 1;
    }

    private int ReadZero(int at)
    {
        if (Align == '\0')
            (Fill, Align) = ("0", '=');
        return at + 1;
    }

    private static int? Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (at == start)
            return null;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault.Value("the width or precision is too large");
    }

    private string Text(object? value)
    {
        if (Align == '=' && Fill != "0")
            throw Fault.Value("'=' alignment is not allowed for strings");
        if (Sign != '\0' || Grouping != '\0' || IsAlternate)
            throw Fault.Value("signs, grouping and '#' are not allowed in the format of a string");
        var text = PythonText.Str(value);
        if (Precision is { } limit && limit < text.Length)
            text = text[..limit];
        return Padded("", text, Align is '\0' or '=' ? '<' : Align);
    }

    private string Integer(object? value)
    {
        if (Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%')
            return Float(Numbers.ToDouble(value));
        if (Precision is not null)
            throw Fault.Value("an integer format cannot have a precision");
        var number = Numbers.ToBig(value);
        if (Type == 'c')
            return Padded("", Character(number), Align == '\0' ? '<' : Align);
        if (Type is not ('\0' or 'd' or 'n' or 'x' or 'X' or 'o' or 'b'))
            throw Unknown(value);
        var digits = NumberFormat.Integer(number, Type);
        return Number(Sign, number.Sign < 0, digits, IsAlternate ? NumberFormat.Prefix(Type) : "");
    }

    private static string Character(BigInteger code) => code.Sign >= 0 && code < 0x110000 && !(code >= 0xD800 && code < 0xE000)
        ? char.ConvertFromUtf32((int)code)
        : throw Fault.Overflow("the code of a character must be below 0x110000");

    private string Float(double value)
    {
        if (Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
            throw Unknown(value);
        var isNegative = double.IsNegative(value) && !double.IsNaN(value);
        return Number(Sign, isNegative, FloatDigits(value), "");
    }

    private string FloatDigits(double value)
    {
        if (Type != '\0')
            return NumberFormat.Float(value, Type == 'n' ? 'g' : Type, Precision ?? 6, IsAlternate);
        if (Precision is null)
            return FloatText.Repr(Math.Abs(value));
        var digits = NumberFormat.Float(value, 'g', Precision.Value, isAlternate: false);
        return digits.AsSpan().IndexOfAny('.', 'e', 'n') < 0 ? digits + ".0" : digits;
    }

    private string Number(char sign, bool isNegative, string digits, string prefix)
    {
        if (Grouping != '\0')
            digits = NumberFormat.Grouped(digits, Grouping, Type is 'x' or 'X' or 'o' or 'b' ? 4 : 3);
        return Padded(NumberFormat.Sign(isNegative, sign) + prefix, digits, Align == '\0' ? '>' : Align);
    }

    private string Padded(string prefix, string body, char align)
    {
        var missing = Math.Max(0, Width - prefix.Length - PythonStrings.Length(body));
        return align switch
        {
            '<' => prefix + body + Filled(missing),
            '^' => Filled(missing / 2) + prefix + body + Filled(missing - missing / 2),
            '=' => prefix + Filled(missing) + body,
            _ => Filled(missing) + prefix + body,
        };
    }

    private string Filled(int count) => Fill.Length == 1 ? new string(Fill[0], count) : string.Concat(Enumerable.Repeat(Fill, count));

    private JinjaFaultException Unknown(object? value) =>
        Fault.Value($"unknown format code '{Type}' for a {TypeNames.Of(value)}");
}
