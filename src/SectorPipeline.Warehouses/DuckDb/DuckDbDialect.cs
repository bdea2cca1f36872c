using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>DuckDB's SQL where it differs from the standard.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    public static DuckDbDialect Instance { get; } = new();

    public override string Name => "duckdb";

    public override string TypeName(ColumnType type) => type == ColumnType.Double ? "double" : base.TypeName(type);
}
