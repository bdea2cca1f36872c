using System.Globalization;

namespace SectorPipeline.Orchestration;

/// <summary>
/// Works out expressions; the values are null, bool, long, double, text and lists of texts. It has no errors: what cannot be
/// compared is not equal, neither less nor greater.
/// </summary>
internal static class Evaluator
{
    /// <param name="expression">What to work out.</param>
    /// <param name="names">The values of names.</param>
    public static object? Evaluate(Expression expression, Func<Expression.Name, object?> names) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Name name => names(name),
        Expression.Not not => !IsTrue(Evaluate(not.Operand, names)),
        Expression.Contains contains => Contains(Evaluate(contains.All, names), Evaluate(contains.One, names)),
        Expression.Binary { Operator: Operator.And } and => IsTrue(Evaluate(and.Left, names)) && IsTrue(Evaluate(and.Right, names)),
        Expression.Binary { Operator: Operator.Or } or => IsTrue(Evaluate(or.Left, names)) || IsTrue(Evaluate(or.Right, names)),
        Expression.Binary binary => Compare(binary.Operator, Evaluate(binary.Left, names), Evaluate(binary.Right, names)),
        _ => throw new InvalidOperationException($"No rule evaluates {expression.GetType().Name}."),
    };

    /// <summary>Not true are null, false, zero, and what is empty; nor is the text false, which is how a parameter says it.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        long or double => NumberOf(value) != 0,
        IReadOnlyCollection<string> list => list.Count > 0,
        var other => TextOf(other) is { Length: > 0 } text && !string.Equals(text, "false", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The value as text; items of a list are separated by commas.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IEnumerable<string> list => string.Join(',', list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool Contains(object? all, object? one) => all switch
    {
        null => false,
        IEnumerable<string> list => list.Contains(TextOf(one), StringComparer.Ordinal),
        _ => TextOf(all).Contains(TextOf(one), StringComparison.Ordinal),
    };

    private static bool Compare(Operator comparison, object? left, object? right) => comparison switch
    {
        Operator.Equal => AreEqual(left, right),
        Operator.NotEqual => !AreEqual(left, right),
        Operator.Less => Order(left, right) < 0,
        Operator.LessOrEqual => Order(left, right) <= 0,
        Operator.Greater => Order(left, right) > 0,
        _ => Order(left, right) >= 0,
    };

    // A parameter is a text until it meets a number or a truth value.
    private static bool AreEqual(object? left, object? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left is bool || right is bool)
            return string.Equals(TextOf(left), TextOf(right), StringComparison.OrdinalIgnoreCase);
        return Order(left, right) == 0;
    }

    private static int? Order(object? left, object? right)
    {
        if (left is null or bool || right is null or bool)
            return null;
        if (left is not (long or double) && right is not (long or double))
            return string.CompareOrdinal(TextOf(left), TextOf(right));
        return NumberOf(left) is { } one && NumberOf(right) is { } other ? one.CompareTo(other) : null;
    }

    private static double? NumberOf(object value) =>
        double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
