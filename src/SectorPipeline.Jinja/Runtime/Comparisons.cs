using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's comparison operators.</summary>
internal static class Comparisons
{
    public static bool Holds(ComparisonOperator comparison, object? left, object? right) => comparison switch
    {
        ComparisonOperator.Equal => Equality.AreEqual(left, right),
        ComparisonOperator.NotEqual => !Equality.AreEqual(left, right),
        ComparisonOperator.In => Iteration.Contains(right, left),
        ComparisonOperator.NotIn => !Iteration.Contains(right, left),
        ComparisonOperator.Less => Ordering.Compare(left, right, "<") is < 0,
        ComparisonOperator.LessOrEqual => Ordering.Compare(left, right, "<=") is <= 0,
        ComparisonOperator.Greater => Ordering.Compare(left, right, ">") is > 0 and not Ordering.NotComparable,
        _ => Ordering.Compare(left, right, ">=") is >= 0 and not Ordering.NotComparable,
    };
}
