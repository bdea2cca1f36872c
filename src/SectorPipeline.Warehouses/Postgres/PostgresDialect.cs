using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>PostgreSQL's SQL where it differs from the standard.</summary>
public sealed class PostgresDialect : SqlDialect
{
    public static PostgresDialect Instance { get; } = new();

    public override string Name => "postgres";

    public override string TypeName(ColumnType type) => type == ColumnType.Text ? "text" : base.TypeName(type);

    public override string Catalog(string database, IEnumerable<string> schemas) =>
        $"""
        select n.nspname, r.relname,
          case r.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' when 'f' then 'FOREIGN TABLE' else 'BASE TABLE' end,
          obj_description(r.oid, 'pg_class'), pg_get_userbyid(r.relowner),
          case when r.relkind in ('r', 'm', 'p') and r.reltuples >= 0 then cast(r.reltuples as bigint) end,
          case when r.relkind in ('r', 'm', 'p') then pg_total_relation_size(r.oid) end,
          a.attname, a.attnum, format_type(a.atttypid, a.atttypmod), col_description(r.oid, a.attnum)
        from pg_class as r
        join pg_namespace as n on n.oid = r.relnamespace
        join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
        where r.relkind in ('r', 'v', 'm', 'f', 'p') and lower(n.nspname) in ({Literals(schemas)})
        order by 1, 2, 9
        """;
}
