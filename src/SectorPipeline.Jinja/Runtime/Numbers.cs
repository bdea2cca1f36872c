using System.Globalization;
using System.Numerics;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's integers over long and BigInteger: a value that fits a long is one.</summary>
internal static class Numbers
{
    private const int MaxDigits = 20_000;

    public static object Normalize(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    public static bool IsInteger(object? value) => value is long or bool or BigInteger;

    public static bool IsNumber(object? value) => value is long or double or bool or BigInteger or decimal;

    public static BigInteger ToBig(object? value) => value switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        BigInteger number => number,
        _ => throw Fault.Type($"'{TypeNames.Of(value)}' object cannot be interpreted as an integer"),
    };

    public static bool TryLong(object? value, out long number)
    {
        switch (value)
        {
            case long small:
                number = small;
                return true;
            case bool flag:
                number = flag ? 1 : 0;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    /// <summary>An index or count; big ones become the nearest that fit.</summary>
    public static long ToIndex(object? value) => value switch
    {
        BigInteger number => number.Sign < 0 ? long.MinValue / 4 : long.MaxValue / 4,
        _ when TryLong(value, out var small) => small,
        JinjaUndefined undefined => throw undefined.Fault(),
        _ => throw Fault.Type($"'{TypeNames.Of(value)}' object cannot be interpreted as an integer"),
    };

    public static double ToDouble(object? value) => value switch
    {
        double number => number,
        long number => number,
        bool flag => flag ? 1 : 0,
        BigInteger number => ToDouble(number),
        decimal number => (double)number,
        _ => throw Fault.Type($"must be a real number, not {TypeNames.Of(value)}"),
    };

    public static object Truncate(double value)
    {
        if (double.IsNaN(value))
            throw Fault.Value("cannot convert float NaN to integer");
        if (double.IsInfinity(value))
            throw Fault.Overflow("cannot convert float infinity to integer");
        return Normalize(new BigInteger(Math.Truncate(value)));
    }

    /// <summary>Digits of a base up to 36, without sign; null when one is none, or when there are too many to be a number.</summary>
    public static BigInteger? ParseDigits(string digits, int radix)
    {
        if (digits.Length is 0 or > MaxDigits)
            return null;
        var value = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = DigitValue(c);
            if (digit < 0 || digit >= radix)
                return null;
            value = value * radix + digit;
        }

        return value;
    }

    public static string ToText(BigInteger value, int radix, bool isUpper)
    {
        if (radix == 10)
            return value.ToString(CultureInfo.InvariantCulture);
        if (value.IsZero)
            return "0";
        var digits = new Stack<char>();
        for (var rest = BigInteger.Abs(value); !rest.IsZero; rest /= radix)
            digits.Push((isUpper ? "0123456789ABCDEF" : "0123456789abcdef")[(int)(rest % radix)]);
        return (value.Sign < 0 ? "-" : "") + string.Concat(digits);
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };

    private static double ToDouble(BigInteger value)
    {
        var number = (double)value;
        return double.IsInfinity(number) ? throw Fault.Overflow("int too large to convert to float") : number;
    }
}
