using System.Numerics;
using System.Runtime.CompilerServices;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's order of values.</summary>
internal static class Ordering
{
    public static readonly IComparer<object?> Comparer = Comparer<object?>.Create(static (left, right) => Compare(left, right, "<"));

    /// <summary>Negative, zero or positive; a TypeError that names the operator when the two have no order.</summary>
    public static int Compare(object? left, object? right, string operation)
    {
        (left, right) = (HostValues.Wrap(left), HostValues.Wrap(right));
        return (left, right) switch
        {
            (string a, string b) => CompareText(a, b),
            (JinjaMarkup a, _) when PythonStrings.TryGet(right, out var b) => CompareText(a.Text, b),
            (string a, JinjaMarkup b) => CompareText(a, b.Text),
            (List<object?> a, List<object?> b) => CompareItems(a, b, operation),
            (JinjaTuple a, JinjaTuple b) => CompareItems(a, b, operation),
            (DateOnly a, DateOnly b) => a.CompareTo(b),
            (DateTime a, DateTime b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            (TimeSpan a, TimeSpan b) => a.CompareTo(b),
            (IJinjaOperand a, _) when a.CompareWith(right) is { } order => order,
            (_, IJinjaOperand b) when b.CompareWith(left) is { } order => -order,
            (JinjaUndefined a, _) => throw a.Fault(),
            (_, JinjaUndefined b) => throw b.Fault(),
            _ when Numbers.IsNumber(left) && Numbers.IsNumber(right) => CompareNumbers(left, right),
            _ => throw Fault.Type($"'{operation}' is not supported between {TypeNames.Of(left)} and {TypeNames.Of(right)}"),
        };
    }

    public static int CompareNumbers(object? left, object? right)
    {
        if (left is long a && right is long b)
            return a.CompareTo(b);
        if (left is double || right is double)
            return CompareFloats(left, right);
        if (left is decimal || right is decimal)
            return CompareDecimals(left, right);
        return Math.Sign(Numbers.ToBig(left).CompareTo(Numbers.ToBig(right)));
    }

    // Python orders text by code point; UTF-16 differs only where surrogates meet U+E000 and above.
    private static int CompareText(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
                return Rank(left[i]).CompareTo(Rank(right[i]));
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;

    private static int CompareItems(IReadOnlyList<object?> left, IReadOnlyList<object?> right, string operation)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (!Equality.AreEqual(left[i], right[i]))
                return Compare(left[i], right[i], operation);
        }

        return left.Count.CompareTo(right.Count);
    }

    // NaN compares as neither: the caller's operators all read false but !=, for which any nonzero will do.
    private static int CompareFloats(object? left, object? right)
    {
        if (left is BigInteger || right is BigInteger)
            return CompareWithBig(left, right);
        var (a, b) = (Numbers.ToDouble(left), Numbers.ToDouble(right));
        return double.IsNaN(a) || double.IsNaN(b) ? NotComparable : a.CompareTo(b);
    }

    /// <summary>The result of comparing with NaN.</summary>
    public const int NotComparable = 2;

    private static int CompareWithBig(object? left, object? right)
    {
        var number = left is double a ? a : (double)right!;
        if (double.IsNaN(number))
            return NotComparable;
        if (double.IsInfinity(number))
            return left is double == number > 0 ? 1 : -1;
        return Math.Sign(left is double ? new BigInteger(number).CompareTo(Numbers.ToBig(right)) : Numbers.ToBig(left).CompareTo(new BigInteger(number)));
    }

    private static int CompareDecimals(object? left, object? right) =>
        TryDecimal(left, out var a) && TryDecimal(right, out var b) ? a.CompareTo(b) : CompareFloats(Numbers.ToDouble(left), Numbers.ToDouble(right));

    private static bool TryDecimal(object? value, out decimal number)
    {
        number = value as decimal? ?? 0;
        if (value is decimal)
            return true;
        var whole = Numbers.ToBig(value);
        if (BigInteger.Abs(whole) > new BigInteger(decimal.MaxValue))
            return false;
        number = (decimal)whole;
        return true;
    }
}
