namespace SectorPipeline.Warehouses;

/// <summary>What a <see cref="Relation"/> is in the warehouse.</summary>
public enum RelationType
{
    Table,
    View,
    MaterializedView,

    /// <summary>A table whose rows are kept elsewhere: a foreign table of PostgreSQL, or one over files.</summary>
    External,

    /// <summary>A part of another statement; it has neither database nor schema.</summary>
    Cte,
}
