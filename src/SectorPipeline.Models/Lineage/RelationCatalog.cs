namespace SectorPipeline.Models;

/// <summary>Finds the upstream relation that a dotted name means, comparing as many parts as both names have.</summary>
internal sealed class RelationCatalog
{
    private readonly ILookup<string, UpstreamRelation> byIdentifier;
    private readonly Dictionary<UpstreamRelation, TracedRelation> traced = [];

    public RelationCatalog(IEnumerable<UpstreamRelation> relations) =>
        byIdentifier = relations.Where(relation => relation.Parts.Count > 0).ToLookup(relation => relation.Parts[^1], StringComparer.OrdinalIgnoreCase);

    public TracedRelation? Find(IReadOnlyList<string> name) =>
        byIdentifier[name[^1]].FirstOrDefault(relation => Matches(relation.Parts, name)) is { } found ? Trace(found) : null;

    /// <summary>The upstream relation that stands for a common table expression, or else the expression itself.</summary>
    public TracedRelation StandIn(string name, TracedRelation commonTable)
    {
        if (byIdentifier[name].FirstOrDefault(relation => relation.Parts.Count == 1) is not { } found)
            return commonTable;
        return Trace(found.IsComplete ? found : found with { Columns = [.. commonTable.Columns.Select(column => column.Name)], IsComplete = commonTable.IsComplete });
    }

    private static bool Matches(IReadOnlyList<string> parts, IReadOnlyList<string> name)
    {
        for (var i = 1; i <= Math.Min(parts.Count, name.Count); i++)
        {
            if (!string.Equals(parts[^i], name[^i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private TracedRelation Trace(UpstreamRelation relation)
    {
        if (!traced.TryGetValue(relation, out var result))
        {
            var columns = relation.Columns.Select(name => new TracedColumn(name, TracedValue.Column(relation.Node, name)));
            traced[relation] = result = new TracedRelation([.. columns], relation.IsComplete)
            {
                Rest = name => TracedValue.Column(relation.Node, name),
            };
        }

        return result;
    }
}
