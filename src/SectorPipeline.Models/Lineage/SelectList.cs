namespace SectorPipeline.Models;

/// <summary>Collects the columns that a SELECT returns.</summary>
internal sealed class SelectList(TracingBudget budget)
{
    private readonly List<TracedColumn> columns = [];
    private readonly List<TracedRelation> open = [];

    public void Add(TracedColumn column) => columns.Add(column);

    /// <summary>Adds a relation of which some columns, but it is not known which, are returned.</summary>
    public void AddOpen(TracedRelation relation) => open.Add(relation);

    public void AddStar(TracedRelation relation, StarModifiers star)
    {
        if (!relation.IsComplete)
            open.Add(relation);
        if (budget.Spend(relation.Columns.Count))
            columns.AddRange(relation.Columns.Where(column => !star.Excluded.Contains(column.Name)).Select(star.Apply));
    }

    public TracedRelation ToRelation() => new(columns, open.Count == 0)
    {
        Rest = open is [var only] ? only.IsComplete ? name => only.Find(name) ?? TracedValue.Unknown : only.Rest : _ => TracedValue.Unknown,
    };
}
