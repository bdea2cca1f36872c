using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Numbers as printf and format() write them: sign, prefix, digits.</summary>
internal static class NumberFormat
{
    /// <summary>The digits of a float in one of the types e, f, g and %, without sign.</summary>
    public static string Float(double value, char type, int precision, bool isAlternate)
    {
        value = Math.Abs(value);
        if (!double.IsFinite(value))
            return (char.IsUpper(type) ? FloatText.Repr(value).ToUpperInvariant() : FloatText.Repr(value)) + (type == '%' ? "%" : "");
        return type switch
        {
            'e' or 'E' => FloatText.Exponential(value, precision, type),
            'g' or 'G' => FloatText.General(value, precision, type == 'g' ? 'e' : 'E', isAlternate),
            '%' => FloatText.Fixed(value * 100, precision) + "%",
            _ => FloatText.Fixed(value, precision) + (isAlternate && precision == 0 ? "." : ""),
        };
    }

    /// <summary>The digits of an integer in base d, x, X, o or b, without sign.</summary>
    public static string Integer(BigInteger value, char type) => type switch
    {
        'x' => Numbers.ToText(BigInteger.Abs(value), 16, isUpper: false),
        'X' => Numbers.ToText(BigInteger.Abs(value), 16, isUpper: true),
        'o' => Numbers.ToText(BigInteger.Abs(value), 8, isUpper: false),
        'b' => Numbers.ToText(BigInteger.Abs(value), 2, isUpper: false),
        _ => Numbers.ToText(BigInteger.Abs(value), 10, isUpper: false),
    };

    public static string Prefix(char type) => type switch { 'x' => "0x", 'X' => "0X", 'o' => "0o", 'b' => "0b", _ => "" };

    public static string Sign(bool isNegative, char sign) => isNegative ? "-" : sign is '+' or ' ' ? sign.ToString() : "";

    /// <summary>The whole part of the digits with a separator between groups.</summary>
    public static string Grouped(string digits, char separator, int size)
    {
        var at = size == 3 ? digits.TakeWhile(char.IsAsciiDigit).Count() : digits.Length;
        var whole = digits[..at];
        for (var i = whole.Length - size; i > 0; i -= size)
            whole = whole.Insert(i, separator.ToString());
        return whole + digits[at..];
    }
}
