using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>DuckDB's SQL where it differs from the standard.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    public static DuckDbDialect Instance { get; } = new();

    public override string Name => "duckdb";

    public override string TypeName(ColumnType type) => type == ColumnType.Double ? "double" : base.TypeName(type);

    public override string CatalogTypeName(ColumnType type) => TypeName(type).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    public override string WithoutRows(Relation relation) => $"({Render(relation)} semi join (select 1 where false) as {Quote($"no rows of {relation.Identifier}")} on true)";

    // A foreign key stays in its database, and may not say so.
    public override string RenderReferred(Relation relation) => Render(relation with { Database = null });

    public override bool IsRetryable(DbException failure) =>
        failure.Message.Contains("TransactionContext Error", StringComparison.Ordinal)
        && failure.Message.Contains("conflict", StringComparison.OrdinalIgnoreCase);

    // DuckDB names statements that would hold for one connection.
    public override string Message(DbException failure)
    {
        var message = base.Message(failure);
        return failure is DuckDbException { ErrorType: DuckDbErrorType.OutOfMemory }
            ? $"{message.Split("\n\nPossible solutions")[0]}\n"
                + "Give DuckDB more with 'memory_limit' under the settings of the target in profiles.yml (the shipped one takes it from DUCKDB_MEMORY_LIMIT), "
                + "or build fewer nodes at once with --threads 1."
            : message;
    }

    public override string ListRelations(string database, IReadOnlyCollection<string>? schemas = null) =>
        $"""
        select schema_name, table_name, 'table' from duckdb_tables()
        where not internal and not temporary and lower(database_name) = lower({Literal(database)}){InSchemas("schema_name", schemas)}
        union all
        select schema_name, view_name, 'view' from duckdb_views()
        where not internal and not temporary and lower(database_name) = lower({Literal(database)}){InSchemas("schema_name", schemas)}
        """;

    public override string ListColumns(Relation relation) =>
        $"""
        select column_name, data_type, character_maximum_length, numeric_precision, numeric_scale
        from duckdb_columns()
        where lower(table_name) = lower({Literal(relation.Identifier)}) and {Place(relation)}
        qualify dense_rank() over (order by database_name <> 'temp') = 1
        order by column_index
        """;

    public override string ListCatalog(string database, IReadOnlyCollection<string> schemas) =>
        $"""
        with relations as (
          select database_name, schema_name, table_name, 'BASE TABLE' as kind, comment, estimated_size from duckdb_tables() where not temporary
          union all
          select database_name, schema_name, view_name, 'VIEW', comment, null from duckdb_views() where not temporary
        )
        select r.database_name, r.schema_name, r.table_name, r.kind, r.comment, null,
               c.column_name, c.column_index, c.data_type, c.comment, r.estimated_size, null
        from relations as r
        join duckdb_columns() as c
          on c.database_name = r.database_name and c.schema_name = r.schema_name and c.table_name = r.table_name
        where lower(r.database_name) = lower({Literal(database)}){InSchemas("r.schema_name", schemas)}
        order by r.schema_name, r.table_name, c.column_index
        """;

    private string Place(Relation relation) =>
        (relation.Database, relation.Schema) switch
        {
            (null, null) => "(database_name = 'temp' or (database_name = current_database() and schema_name = current_schema()))",
            (null, { } schema) => $"database_name = current_database() and lower(schema_name) = lower({Literal(schema)})",
            ({ } database, null) => $"lower(database_name) = lower({Literal(database)})",
            ({ } database, { } schema) => $"lower(database_name) = lower({Literal(database)}) and lower(schema_name) = lower({Literal(schema)})",
        };
}
