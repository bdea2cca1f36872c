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
        (IJinjaOperand a, var b) when a.CompareWith(b) is { } order => order,
        (bool a, bool b) => a.CompareTo(b),
        var (a, b) => TimeArguments.Number(a, "key").CompareTo(TimeArguments.Number(b, "key")),
    };
}
