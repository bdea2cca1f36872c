using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>DuckDB's SQL where it differs from the standard.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    public static DuckDbDialect Instance { get; } = new();

    public override string Name => "duckdb";

    public override string TypeName(ColumnType type) => type == ColumnType.Double ? "double" : base.TypeName(type);

    public override string Catalog(string database, IEnumerable<string> schemas) =>
        $"""
        select r.schema_name, r.relation_name, r.kind, r.comment, null, r.row_count, null,
          c.column_name, c.column_index, c.data_type, c.comment
        from (
          select database_name, schema_name, table_name as relation_name, 'BASE TABLE' as kind, comment, estimated_size as row_count
          from duckdb_tables()
          union all
          select database_name, schema_name, view_name, 'VIEW', comment, null from duckdb_views() where not internal
        ) as r
        join duckdb_columns() as c
          on c.database_name = r.database_name and c.schema_name = r.schema_name and c.table_name = r.relation_name
        where lower(r.database_name) = lower({Literal(database)}) and lower(r.schema_name) in ({Literals(schemas)})
        order by 1, 2, 9
        """;
}
