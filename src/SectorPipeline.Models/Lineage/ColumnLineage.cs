namespace SectorPipeline.Models;

/// <summary>Where each column of a query comes from, read from its text alone.</summary>
public sealed class ColumnLineage
{
    private ColumnLineage(IReadOnlyList<LineageColumn> columns, bool isComplete) => (Columns, IsComplete) = (columns, isComplete);

    public IReadOnlyList<LineageColumn> Columns { get; }

    /// <summary>Whether the query returns no other columns than these, such as those of a star over a relation of unknown columns.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// Reads one query. Never fails: a text that is no query, or is beyond this reader, has no columns and is incomplete.
    /// The time is linear in the length of the text and the columns that it names.
    /// </summary>
    public static ColumnLineage Of(string sql, IReadOnlyList<UpstreamRelation> upstream)
    {
        var text = new SqlText(sql);
        var budget = new TracingBudget();
        var result = new QueryTracer(text, new RelationCatalog(upstream), budget).Trace();
        return budget.IsSpent
            ? new ColumnLineage([], isComplete: false)
            : new ColumnLineage([.. result.Columns.Select(Describe)], result.IsComplete);
    }

    private static LineageColumn Describe(TracedColumn column) => new(column.Name, KindOf(column), [.. column.Value.Sources]);

    private static ColumnKind KindOf(TracedColumn column)
    {
        var value = column.Value;
        if (value.IsAggregated)
            return ColumnKind.Aggregated;
        if (value.Sources.Count == 0)
            return value.IsUnknown ? ColumnKind.Unknown : ColumnKind.Constant;
        if (!value.IsDirect)
            return ColumnKind.Derived;
        return value.Sources.All(source => string.Equals(source.Column, column.Name, StringComparison.OrdinalIgnoreCase))
            ? ColumnKind.Passthrough
            : ColumnKind.Renamed;
    }
}
