namespace SectorPipeline.Warehouses;

/// <summary>The parts of a relation's name.</summary>
[Flags]
public enum RelationParts
{
    None = 0,
    Database = 1,
    Schema = 2,
    Identifier = 4,
    All = Database | Schema | Identifier,
}
