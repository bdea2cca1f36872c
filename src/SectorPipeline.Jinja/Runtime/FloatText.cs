using System.Globalization;
using System.Numerics;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's texts of floats: the shortest that reads back, and exact roundings (half to even).</summary>
internal static class FloatText
{
    public static string Repr(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        var (sign, digits, exponent) = Shortest(value);
        if (exponent is < -4 or >= 16)
            return sign + Scientific(digits, exponent, 'e');
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        if (digits.Length <= exponent + 1)
            return $"{sign}{digits.PadRight(exponent + 1, '0')}.0";
        return $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>d.ddd with so many places, without sign.</summary>
    public static string Fixed(double value, int places)
    {
        var digits = Scaled(value, places).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
    }

    /// <summary>d.ddde+xx with so many places, without sign.</summary>
    public static string Exponential(double value, int places, char letter)
    {
        var (digits, exponent) = Significant(value, places + 1);
        return Scientific(digits, exponent, letter, keepZeros: true);
    }

    /// <summary>printf's %g with so many significant digits, without sign.</summary>
    public static string General(double value, int precision, char letter, bool keepZeros)
    {
        precision = Math.Max(1, precision);
        var (digits, exponent) = Significant(value, precision);
        if (exponent < -4 || exponent >= precision)
            return Scientific(keepZeros ? digits : TrimZeros(digits), exponent, letter, keepZeros: true);
        var text = Fixed(value, Math.Max(0, precision - 1 - exponent));
        return keepZeros || !text.Contains('.', StringComparison.Ordinal) ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The value rounded to so many places (negative ones are tens), ties to even.</summary>
    public static double Round(double value, int places)
    {
        if (!double.IsFinite(value) || value == 0 || places > 323)
            return value;
        if (places < -308)
            return Math.CopySign(0, value);
        var text = places >= 0 ? Fixed(value, places) : Scaled(value, places) + "e" + (-places).ToString(CultureInfo.InvariantCulture);
        return Math.CopySign(double.Parse(text, CultureInfo.InvariantCulture), value);
    }

    private static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
            return (new string('0', count), 0);
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var digits = Scaled(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length < count)
            digits = Scaled(value, count - 1 - --exponent).ToString(CultureInfo.InvariantCulture);
        else if (digits.Length > count)
            digits = Scaled(value, count - 1 - ++exponent).ToString(CultureInfo.InvariantCulture);
        return (digits, exponent);
    }

    private static string Scientific(string digits, int exponent, char letter, bool keepZeros = false)
    {
        var tail = keepZeros ? digits[1..] : TrimZeros(digits)[1..];
        var mantissa = tail.Length == 0 ? digits[..1] : $"{digits[0]}.{tail}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{letter}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string TrimZeros(string digits) => digits.Length > 1 ? digits[0] + digits[1..].TrimEnd('0') : digits;

    // |value| * 10^places as an integer, exactly, ties to even.
    private static BigInteger Scaled(double value, int places)
    {
        var (mantissa, exponent) = Parts(Math.Abs(value));
        var numerator = places >= 0 ? mantissa * BigInteger.Pow(10, places) : mantissa;
        var denominator = places >= 0 ? BigInteger.One : BigInteger.Pow(10, -places);
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        return exponent == 0 ? (mantissa, -1074) : (mantissa | (1L << 52), exponent - 1075);
    }

    // Digits without leading or trailing zeros, and the power of ten of the first.
    private static (string Sign, string Digits, int Exponent) Shortest(double value)
    {
        var sign = double.IsNegative(value) ? "-" : "";
        if (value == 0)
            return (sign, "0", 0);
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (sign, digits.TrimEnd('0'), exponent + whole - 1 - (all.Length - digits.Length));
    }
}
