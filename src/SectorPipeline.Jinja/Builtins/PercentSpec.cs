using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>One conversion of a % format: <c>%-08.2f</c>.</summary>
internal sealed record PercentSpec(string Flags, int Width, int? Precision, char Type)
{
    public string Format(object? value, Func<string, string> escape) => Type switch
    {
        's' => Padded("", Limited(value is JinjaMarkup markup ? markup.Text : escape(PythonText.Str(value))), isNumber: false),
        'r' or 'a' => Padded("", Limited(escape(PythonText.Repr(value))), isNumber: false),
        'd' or 'i' or 'u' => Integer(Whole(value), 'd'),
        'x' or 'X' or 'o' => Integer(IntegerOnly(value), Type),
        'e' or 'E' or 'f' or 'F' or 'g' or 'G' => Float(value),
        'c' => Padded("", Character(value), isNumber: false),
        _ => throw Fault.Value($"unsupported format character '{Type}'"),
    };

    private bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    private string Limited(string text) => Precision is { } limit && limit < text.Length ? text[..limit] : text;

    private string Integer(System.Numerics.BigInteger value, char type)
    {
        var digits = NumberFormat.Integer(value, type).PadLeft(Precision ?? 0, '0');
        var prefix = NumberFormat.Sign(value.Sign < 0, SignFlag) + (Has('#') ? NumberFormat.Prefix(type) : "");
        return Padded(prefix, digits, isNumber: true);
    }

    private string Float(object? value)
    {
        if (!Numbers.IsNumber(value))
            throw Wrong(value);
        var number = Numbers.ToDouble(value);
        var isNegative = double.IsNegative(number) && !double.IsNaN(number);
        return Padded(NumberFormat.Sign(isNegative, SignFlag), NumberFormat.Float(number, Type, Precision ?? 6, Has('#')), isNumber: double.IsFinite(number));
    }

    private char SignFlag => Has('+') ? '+' : Has(' ') ? ' ' : '-';

    private string Padded(string prefix, string digits, bool isNumber)
    {
        var missing = Math.Max(0, Width - prefix.Length - PythonStrings.Length(digits));
        if (Has('-'))
            return prefix + digits + new string(' ', missing);
        return isNumber && Has('0')
            ? prefix + new string('0', missing) + digits
            : new string(' ', missing) + prefix + digits;
    }

    private System.Numerics.BigInteger Whole(object? value) => value switch
    {
        double number => Numbers.ToBig(Numbers.Truncate(number)),
        decimal number => new System.Numerics.BigInteger(number),
        _ when Numbers.IsInteger(value) => Numbers.ToBig(value),
        _ => throw Wrong(value),
    };

    private System.Numerics.BigInteger IntegerOnly(object? value) =>
        Numbers.IsInteger(value) ? Numbers.ToBig(value) : throw Fault.Type($"%{Type} needs an integer, not {TypeNames.Of(value)}");

    private static string Character(object? value) => value switch
    {
        string text when PythonStrings.Length(text) == 1 => text,
        long code and >= 0 and < 0x110000 and not (>= 0xD800 and < 0xE000) => char.ConvertFromUtf32((int)code),
        _ => throw Fault.Type("%c needs an integer or a single character"),
    };

    private JinjaFaultException Wrong(object? value) => value is JinjaUndefined undefined
        ? undefined.Fault()
        : Fault.Type($"%{Type} needs a number, not {TypeNames.Of(value)}", " Convert it with the filter int or float.");
}
