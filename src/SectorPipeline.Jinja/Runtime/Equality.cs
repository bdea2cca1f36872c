using System.Numerics;
using System.Runtime.CompilerServices;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's == and hash().</summary>
internal static class Equality
{
    public static bool AreEqual(object? left, object? right)
    {
        if (left is string a && right is string b)
            return string.Equals(a, b, StringComparison.Ordinal);
        if (left is double.NaN)
            return false;
        if (ReferenceEquals(left, right))
            return left is not JinjaUndefined undefined || undefined.Touch() is not null;
        (left, right) = (HostValues.Wrap(left), HostValues.Wrap(right));
        if (left is null || right is null)
            return left is null && right is null;
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Ordering.CompareNumbers(left, right) == 0;
        return AreEqualValues(left, right);
    }

    public static int Hash(object? value) => HostValues.Wrap(value) switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        JinjaMarkup markup => markup.Text.GetHashCode(StringComparison.Ordinal),
        long number => number.GetHashCode(),
        bool flag => flag ? 1L.GetHashCode() : 0L.GetHashCode(),
        double number => Hash(number),
        decimal number => decimal.Truncate(number) == number ? Numbers.Normalize(new BigInteger(number)).GetHashCode() : ((double)number).GetHashCode(),
        JinjaTuple tuple => Hash(tuple),
        JinjaUndefined => 1,
        List<object?> => throw Fault.Type("unhashable type: 'list'", " Use a tuple as the key."),
        JinjaDict => throw Fault.Type("unhashable type: 'dict'"),
        JinjaSet => throw Fault.Type("unhashable type: 'set'"),
        var other => other.GetHashCode(),
    };

    private static int Hash(JinjaTuple tuple) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? tuple.Aggregate(17, (hash, item) => HashCode.Combine(hash, Hash(item)))
        : throw Fault.TooDeep();

    private static int Hash(double value) =>
        double.IsInteger(value) ? Numbers.Normalize(new BigInteger(value)).GetHashCode() : value.GetHashCode();

    private static bool AreEqualValues(object left, object right) => (left, right) switch
    {
        (JinjaMarkup a, JinjaMarkup b) => a.Text == b.Text,
        (JinjaMarkup a, string b) => a.Text == b,
        (string a, JinjaMarkup b) => a == b.Text,
        (List<object?> a, List<object?> b) => AreEqualItems(a, b),
        (JinjaTuple a, JinjaTuple b) => AreEqualItems(a, b),
        (JinjaDict a, JinjaDict b) => AreEqualDicts(a, b),
        (JinjaSet a, JinjaSet b) => a.Count == b.Count && a.IsSubsetOf(b),
        (JinjaUndefined a, _) => a.Touch() is not null && right is JinjaUndefined,
        (_, JinjaUndefined b) => b.Touch() is null,
        _ => left.Equals(right),
    };

    private static bool AreEqualItems(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool AreEqualDicts(JinjaDict left, JinjaDict right)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        return left.Count == right.Count
            && left.Items.All(item => right.TryGet(item.Key, out var value) && AreEqual(item.Value, value));
    }
}
