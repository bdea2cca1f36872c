using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What templates may know of the relations in the warehouse.</summary>
internal interface IRelationLookup
{
    /// <summary>The relation at that place with its type, or null when there is none.</summary>
    Relation? Find(Relation place);

    bool SchemaExists(string schema);

    IReadOnlyList<(string Name, string Type)> Columns(Relation relation);

    /// <summary>Runs a statement at once; null when nothing may run.</summary>
    ResultTable? Query(string sql);
}
