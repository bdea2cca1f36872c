using System.Data.Common;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>
/// Redshift's SQL where it differs from the standard. Views that are not late-binding go with what they stand on and are not put back:
/// configure <c>bind: false</c> for views that have to stay.
/// </summary>
public sealed class RedshiftDialect : SqlDialect
{
    public static RedshiftDialect Instance { get; } = new();

    public override string Name => "redshift";

    public override IReadOnlyList<string> MacroPrefixes { get; } = ["redshift", "postgres"];

    public override int? MaxIdentifierLength => 127;

    public override bool LimitsTexts => true;

    public override IReadOnlyCollection<string> UnsupportedConstraints { get; } = ["check"];

    public override IReadOnlyCollection<string> UnenforcedConstraints { get; } = ["unique", "primary_key", "foreign_key"];

    // A backslash escapes the next character in every text.
    public override string Literal(string text) => base.Literal(text.Replace("\\", @"\\", StringComparison.Ordinal));

    public override string TypeName(ColumnType type) => type == ColumnType.Text ? "varchar(65535)" : base.TypeName(type);

    // A transaction that lost against another under SERIALIZABLE ends with error 1023, whose SQLSTATE says only "internal error".
    public override bool IsRetryable(DbException failure) =>
        failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || failure is PostgresException { SqlState: PostgresErrorCodes.InternalError } internalError
            && internalError.MessageText.Trim().StartsWith("1023", StringComparison.Ordinal);

    public override string ListSchemas(string database) => PostgresDialect.Instance.ListSchemas(database);

    public override string ListRelations(string database, IReadOnlyCollection<string>? schemas = null) =>
        $"""
        select t.table_schema, t.table_name,
               case when t.table_type = 'EXTERNAL TABLE' then 'external'
                    when v.definition ilike '%create materialized view%' then 'materialized_view'
                    when t.table_type = 'VIEW' then 'view'
                    else 'table' end
        from svv_tables as t
        left join pg_views as v on v.schemaname = t.table_schema and v.viewname = t.table_name
        where lower(t.table_catalog) = lower({Literal(database)}){InSchemas("t.table_schema", schemas)}
        """;

    public override string ListCatalog(string database, IReadOnlyCollection<string> schemas) =>
        $"""
        select c.table_catalog, c.table_schema, c.table_name, t.table_type, t.remarks, null,
               c.column_name, c.ordinal_position, c.data_type, c.remarks, i.tbl_rows, i.size * 1048576
        from svv_columns as c
        join svv_tables as t
          on t.table_catalog = c.table_catalog and t.table_schema = c.table_schema and t.table_name = c.table_name
        left join svv_table_info as i on i.schema = c.table_schema and i."table" = c.table_name
        where lower(c.table_catalog) = lower({Literal(database)}){InSchemas("c.table_schema", schemas)}
        order by c.table_schema, c.table_name, c.ordinal_position
        """;

    // Unlike the information schema it lists external tables and late-binding views too.
    protected override string ColumnsView => "svv_columns";

    protected override string SchemaName(string? database, string schema) => Quote(schema);
}
