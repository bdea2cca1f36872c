using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>PostgreSQL's SQL where it differs from the standard.</summary>
public sealed class PostgresDialect : SqlDialect
{
    public static PostgresDialect Instance { get; } = new();

    public override string Name => "postgres";

    public override string TypeName(ColumnType type) => type == ColumnType.Text ? "text" : base.TypeName(type);
}
