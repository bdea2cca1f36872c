using System.Globalization;
using System.Numerics;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The order of the values of one column; nulls come last, as in dbt's tables.</summary>
internal static class ValueOrder
{
    public static int Compare(object? left, object? right) => (JinjaValue.From(left), JinjaValue.From(right)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => string.CompareOrdinal(a, b),
        var (a, b) when a.GetType() == b.GetType() && a is IComparable comparable => comparable.CompareTo(b),
        var (a, b) => Number(a).CompareTo(Number(b)),
    };

    private static double Number(object value) =>
        value switch
        {
            BigInteger wide => (double)wide,
            IConvertible number and not string => number.ToDouble(CultureInfo.InvariantCulture),
            _ => throw new JinjaFaultException(JinjaErrorKind.Type, $"values of type {JinjaValue.TypeName(value)} have no order among numbers.", " Sort by another column."),
        };
}
