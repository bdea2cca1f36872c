namespace SectorPipeline.Models;

/// <summary>What surrounds a query that is being read.</summary>
internal sealed record QueryContext(CommonTables? Tables, QueryScope? Outer, int Depth)
{
    public static readonly QueryContext Outermost = new(null, null, 0);

    public bool IsTooDeep => Depth > TracingBudget.Deepest;

    public QueryContext Inside(QueryScope? scope) => new(Tables, scope, Depth + 1);
}
