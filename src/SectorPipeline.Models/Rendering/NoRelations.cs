using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The empty warehouse that templates see while the project is read.</summary>
internal sealed class NoRelations : IRelationLookup
{
    public static NoRelations Instance { get; } = new();

    public Relation? Find(Relation place) => null;

    public bool SchemaExists(string schema) => false;

    public IReadOnlyList<(string Name, string Type)> Columns(Relation relation) => [];

    public ResultTable? Query(string sql) => null;
}
