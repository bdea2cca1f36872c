using System.Globalization;
using System.Numerics;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>int, float, abs, round and sum.</summary>
internal static class NumberFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("int", ["default?", "base?"], ToInteger);
        table.Add("float", ["default?"], ToFloat);
        table.Add("abs", value => Absolute(value));
        table.Add("round", ["precision?", "method?"], Round);
        table.Add("sum", ["attribute?", "start?"], Sum);
    }

    private static object? ToInteger(Bound a)
    {
        var fallback = a.Or(1, 0L);
        var radix = a.Int(2, 10);
        switch (a[0])
        {
            case JinjaUndefined undefined:
                throw undefined.Fault();
            case double number:
                return double.IsFinite(number) ? Numbers.Truncate(number) : fallback;
            case decimal number:
                return Numbers.Normalize(new BigInteger(number));
            case var value when Numbers.IsInteger(value):
                return Numbers.Normalize(Numbers.ToBig(value));
            case var value when PythonStrings.TryGet(value, out var text):
                return Parse(text, radix) ?? Truncated(text) ?? fallback;
            default:
                return fallback;
        }
    }

    private static object? Parse(string text, int radix)
    {
        text = text.Trim();
        var isNegative = text.StartsWith('-');
        var digits = text.TrimStart('+', '-');
        if (text.Length - digits.Length > 1)
            return null;
        var prefix = radix switch { 16 => "0x", 8 => "0o", 2 => "0b", _ => "" };
        if (prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal))
            return null;
        return Numbers.ParseDigits(digits.Replace("_", "", StringComparison.Ordinal), radix) is { } value
            ? Numbers.Normalize(isNegative ? -value : value)
            : null;
    }

    private static object? Truncated(string text) =>
        ParseFloat(text) is { } number && double.IsFinite(number) ? Numbers.Truncate(number) : null;

    private static double? ParseFloat(string text)
    {
        text = text.Trim();
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.TrimStart('+', '-').ToUpperInvariant() switch
        {
            "INF" or "INFINITY" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "NAN" => double.NaN,
            _ => double.TryParse(text.Replace("_", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    private static object? ToFloat(Bound a) => a[0] switch
    {
        JinjaUndefined undefined => throw undefined.Fault(),
        var value when Numbers.IsNumber(value) => Numbers.ToDouble(value),
        var value when PythonStrings.TryGet(value, out var text) && ParseFloat(text) is { } number => number,
        _ => a.Or(1, 0.0),
    };

    private static object Absolute(object? value) => value switch
    {
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        JinjaUndefined undefined => throw undefined.Fault(),
        _ when Numbers.IsInteger(value) => Numbers.Normalize(BigInteger.Abs(Numbers.ToBig(value))),
        _ => throw Fault.Type($"abs needs a number, not {TypeNames.Of(value)}"),
    };

    private static object Round(Bound a)
    {
        var (places, method) = (a.Int(1, 0), a.Text(2, "common"));
        if (method is not ("common" or "ceil" or "floor"))
            throw Fault.FilterArgument("the method of round must be common, ceil or floor.");
        if (a[0] is JinjaUndefined undefined)
            throw undefined.Fault();
        if (!Numbers.IsNumber(a[0]))
            throw Fault.Type($"round needs a number, not {TypeNames.Of(a[0])}");
        if (method != "common")
            return Directed(Numbers.ToDouble(a[0]), places, method == "ceil");
        return a[0] switch
        {
            double number => FloatText.Round(number, places),
            decimal number => places >= 0 ? Math.Round(number, Math.Min(places, 28), MidpointRounding.ToEven) : number,
            var value => RoundInteger(Numbers.ToBig(value), places),
        };
    }

    private static object Directed(double value, int places, bool isUp)
    {
        var scale = Math.Pow(10, places);
        return (isUp ? Math.Ceiling(value * scale) : Math.Floor(value * scale)) / scale;
    }

    private static object RoundInteger(BigInteger value, int places)
    {
        if (places >= 0)
            return Numbers.Normalize(value);
        if (-places > (long)value.GetBitLength() / 3 + 2)
            return 0L;
        var unit = BigInteger.Pow(10, -places);
        var quotient = BigInteger.DivRem(BigInteger.Abs(value), unit, out var rest);
        var half = (rest * 2).CompareTo(unit);
        var rounded = half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
        return Numbers.Normalize(rounded * unit * value.Sign);
    }

    private static object? Sum(Bound a)
    {
        var arithmetic = new Arithmetic(a.State);
        var attribute = AttributeGetter.For(a[1], a.State);
        return Iteration.Of(a[0]).Aggregate(a.Or(2, 0L), (total, item) => arithmetic.Apply(Syntax.BinaryOperator.Add, total, attribute(item)));
    }
}
