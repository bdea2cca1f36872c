namespace SectorPipeline.Models;

/// <summary>Joins the columns of the queries of a UNION or INTERSECT.</summary>
internal static class SetOperation
{
    public static TracedRelation Combine(List<TracedRelation> terms, bool isByName, TracingBudget budget)
    {
        if (terms.Count < 2)
            return terms.Count == 1 ? terms[0] : TracedRelation.Unknown;
        return isByName || terms.Exists(term => !term.IsComplete) ? ByName(terms, budget) : ByPosition(terms, budget);
    }

    private static TracedRelation ByPosition(List<TracedRelation> terms, TracingBudget budget)
    {
        var columns = terms[0].Columns.Select((column, i) =>
            column with { Value = TracedValue.Either([.. terms.Where(term => i < term.Columns.Count).Select(term => term.Columns[i].Value)], budget) });
        return new TracedRelation([.. columns], isComplete: true);
    }

    private static TracedRelation ByName(List<TracedRelation> terms, TracingBudget budget)
    {
        var names = terms.SelectMany(term => term.Columns).Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        var columns = names.Where(_ => budget.Spend(terms.Count)).Select(name => new TracedColumn(name, Find(name)));
        return new TracedRelation([.. columns], terms.TrueForAll(term => term.IsComplete)) { Rest = Find };

        TracedValue Find(string name) => TracedValue.Either([.. terms.Select(term => term.Find(name) ?? term.Guess(name)).OfType<TracedValue>()], budget);
    }
}
