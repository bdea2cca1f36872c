namespace SectorPipeline.Models;

/// <summary>Adds lineage by column, node after node, so that each knows the columns of those before it.</summary>
internal sealed class DocsLineage
{
    private readonly Dictionary<string, DocsNode> nodes;
    private readonly Dictionary<string, UpstreamRelation?> relations = new(StringComparer.Ordinal);

    private DocsLineage(IEnumerable<DocsNode> nodes) => this.nodes = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);

    /// <summary>The nodes in their order, their columns completed by what their SQL returns.</summary>
    public static IReadOnlyList<DocsNode> Add(IReadOnlyList<DocsNode> nodes)
    {
        var lineage = new DocsLineage(nodes);
        foreach (var id in lineage.Ordered())
            lineage.Trace(lineage.nodes[id]);
        return [.. nodes.Select(node => lineage.nodes[node.Id])];
    }

    // Parents first; without recursion, because a chain of models may be long.
    private IEnumerable<string> Ordered()
    {
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(nodes.Keys.Reverse());
        while (open.TryPop(out var id))
        {
            if (!entered.Add(id))
            {
                if (done.Add(id))
                    yield return id;
                continue;
            }

            open.Push(id);
            foreach (var parent in nodes[id].DependsOn.Where(parent => nodes.ContainsKey(parent) && !entered.Contains(parent)))
                open.Push(parent);
        }
    }

    private void Trace(DocsNode node)
    {
        if (node.Type is not ("test" or "unit_test" or "exposure" or "operation") && node.CompiledSql.Length > 0)
        {
            var upstream = node.DependsOn.Select(id => relations.GetValueOrDefault(id)).OfType<UpstreamRelation>().ToList();
            nodes[node.Id] = node = Complete(node, ColumnLineage.Of(node.CompiledSql, upstream));
        }

        relations[node.Id] = Relation(node);
    }

    private static DocsNode Complete(DocsNode node, ColumnLineage lineage)
    {
        var traced = lineage.Columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var known = node.Columns.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        var names = node.HasAllColumns || traced.Count == 0
            ? node.Columns.Select(column => column.Name)
            : traced.Keys.Concat(known.Keys.Where(name => !traced.ContainsKey(name)));
        return node with
        {
            HasAllColumns = node.HasAllColumns || lineage.IsComplete,
            Columns = [.. names.Select(name => Describe(known.GetValueOrDefault(name) ?? new DocsColumn(name), traced.GetValueOrDefault(name)))],
        };
    }

    private static DocsColumn Describe(DocsColumn column, LineageColumn? traced) =>
        traced is null ? column : column with { Kind = traced.Kind, Sources = traced.Sources };

    private static UpstreamRelation? Relation(DocsNode node)
    {
        IReadOnlyList<string> parts = node.Materialization == "ephemeral"
            ? ["__dbt__cte__" + node.Name]
            : RelationParts(node.Relation);
        return parts.Count == 0 ? null : new UpstreamRelation(node.Id, parts) { Columns = [.. node.Columns.Select(column => column.Name)], IsComplete = node.HasAllColumns };
    }

    private static List<string> RelationParts(string relation)
    {
        var text = new SqlText(relation);
        return [.. Enumerable.Range(0, text.Count).Where(text.IsName).Select(text.Name)];
    }
}
