using SectorPipeline.Jinja.Runtime;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Tests that compare two values.</summary>
internal static class ComparisonTests
{
    public static void AddTo(FunctionTable table)
    {
        Add(table, ComparisonOperator.Equal, "eq", "equalto", "==");
        Add(table, ComparisonOperator.NotEqual, "ne", "!=");
        Add(table, ComparisonOperator.Less, "lt", "lessthan", "<");
        Add(table, ComparisonOperator.LessOrEqual, "le", "<=");
        Add(table, ComparisonOperator.Greater, "gt", "greaterthan", ">");
        Add(table, ComparisonOperator.GreaterOrEqual, "ge", ">=");
        Add(table, ComparisonOperator.In, "in");
        table.Add("sameas", ["other"], a => AreSame(a[0], a[1]));
        table.Add("odd", [], a => Equality.AreEqual(Remainder(a, a[0], 2L), 1L));
        table.Add("even", [], a => Equality.AreEqual(Remainder(a, a[0], 2L), 0L));
        table.Add("divisibleby", ["num"], a => Equality.AreEqual(Remainder(a, a[0], a[1]), 0L));
    }

    private static void Add(FunctionTable table, ComparisonOperator comparison, params string[] names)
    {
        foreach (var name in names)
            table.Add(name, ["other"], a => Comparisons.Holds(comparison, a[0], a[1]));
    }

    private static object? Remainder(Bound a, object? value, object? divisor) =>
        new Arithmetic(a.State).Apply(BinaryOperator.Modulo, value, divisor);

    private static bool AreSame(object? left, object? right) => (left, right) switch
    {
        (bool a, bool b) => a == b,
        (long a, long b) => a == b,
        (string a, string b) => a == b,
        _ => ReferenceEquals(left, right),
    };
}
