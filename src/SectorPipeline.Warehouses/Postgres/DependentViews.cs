using System.Globalization;

namespace SectorPipeline.Warehouses;

/// <summary>
/// Keeps the views on top of a relation that is replaced. Ask <see cref="Query"/> before the relation is dropped with cascade, and in the same
/// transaction, when the new one is in its place, run the statements of <see cref="Restore"/>: each view under a savepoint of its own, so that
/// one that no longer fits can be told and left out.
/// </summary>
public sealed class DependentViews
{
    private readonly SqlDialect names = new();

    /// <summary>
    /// A query for schema, name, type and one statement of every view that depends on the relation, directly or through others, in an order in
    /// which they can be made again: definition with options, indexes, triggers, grants, comments, and last the owner where it is another user.
    /// Names are qualified, for which the query empties the search path and sets it again.
    /// </summary>
    public string Query(Relation relation) => DependentViewsQuery.For(names.Literal(names.Render(relation with { Database = null })));

    /// <param name="rows">The rows of <see cref="Query"/>, in its order.</param>
    public static IReadOnlyList<DependentView> Restore(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var views = new List<(Relation View, List<string> Statements)>();
        foreach (var row in rows)
        {
            var view = new Relation(null, Text(row[0]), Text(row[1]), RelationTypes.Parse(Text(row[2])));
            if (views.Count == 0 || views[^1].View != view)
                views.Add((view, []));
            views[^1].Statements.Add(Text(row[3]));
        }

        return [.. views.Select(view => new DependentView(view.View, view.Statements))];
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
