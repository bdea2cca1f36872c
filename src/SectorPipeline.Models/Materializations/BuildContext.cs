using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What a materialization builds, and with what.</summary>
internal sealed record BuildContext(
    ModelNode Model,
    string Sql,
    Relation? Existing,
    bool IsIncremental,
    WarehouseSession Session,
    SqlDialect Dialect,
    NodeCompiler Compiler)
{
    public Relation Target => Model.Relation!;

    /// <summary>The place where a new version is built before it takes the target's name.</summary>
    public Relation Next => Target with { Identifier = $"{Target.Identifier}__dbt_tmp" };
}
