namespace SectorPipeline.Models;

/// <summary>The common table expressions in reach of a query.</summary>
internal sealed class CommonTables(CommonTables? outer)
{
    private readonly Dictionary<string, TracedRelation> tables = new(StringComparer.OrdinalIgnoreCase);

    public void Set(string name, TracedRelation relation) => tables[name] = relation;

    public TracedRelation? Find(string name) => tables.TryGetValue(name, out var found) ? found : outer?.Find(name);
}
