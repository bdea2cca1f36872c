namespace SectorPipeline.Models;

/// <summary>What an expression reads of the relations outside of the query.</summary>
internal sealed record TracedValue(IReadOnlyList<ColumnSource> Sources)
{
    public static readonly TracedValue Constant = new([]);

    public static readonly TracedValue Unknown = new([]) { IsUnknown = true };

    /// <summary>Whether the value is a column as it stands.</summary>
    public bool IsDirect { get; init; }

    public bool IsAggregated { get; init; }

    /// <summary>Whether it may read more than its sources say.</summary>
    public bool IsUnknown { get; init; }

    public static TracedValue Column(string node, string column) => new([new ColumnSource(node, column)]) { IsDirect = true };

    /// <summary>The value of a column that several queries fill with rows.</summary>
    public static TracedValue Either(IReadOnlyList<TracedValue> values, TracingBudget budget) =>
        Merge(values, budget) with { IsDirect = values.All(value => value.IsDirect) };

    /// <summary>The value of an expression over these.</summary>
    public static TracedValue Merge(IReadOnlyList<TracedValue> values, TracingBudget budget)
    {
        if (!budget.Spend(values.Sum(value => value.Sources.Count)))
            return Unknown;
        return new TracedValue([.. values.SelectMany(value => value.Sources).Distinct()])
        {
            IsAggregated = values.Any(value => value.IsAggregated),
            IsUnknown = values.Any(value => value.IsUnknown),
        };
    }
}
