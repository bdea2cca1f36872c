namespace SectorPipeline.Warehouses;

/// <summary>The text of the query behind <see cref="DependentViews"/>.</summary>
internal static class DependentViewsQuery
{
    /// <param name="name">A literal that holds the relation's name as SQL.</param>
    /// <remarks>
    /// PostgreSQL qualifies a name in a definition only if the search path does not find it, so the path has to be empty while definitions are
    /// written. Every statement joins <c>emptied</c>, and <c>restored</c> counts all statements: this makes the order certain.
    /// </remarks>
    public static string For(string name) =>
        $"""
        with recursive root as materialized (
          select to_regclass({name})::oid as oid, current_setting('search_path') as path
        ),
        emptied as materialized (
          select set_config('search_path', '', true) as path from root where oid is not null
        ),
        dependent (oid, depth) as (
          select oid, 0 from root where oid is not null
          union
          select rule.ev_class, dependent.depth + 1
          from dependent
          join pg_catalog.pg_depend as link on link.refobjid = dependent.oid
            and link.refclassid = 'pg_catalog.pg_class'::regclass and link.classid = 'pg_catalog.pg_rewrite'::regclass
          join pg_catalog.pg_rewrite as rule on rule.oid = link.objid and rule.ev_class <> dependent.oid
        ),
        kept as materialized (
          select c.oid, c.relkind, c.relowner, c.relacl, c.reloptions, c.relispopulated, n.nspname, c.relname, found.depth,
                 case c.relkind when 'm' then 'materialized view' else 'view' end as kind,
                 format('%I.%I', n.nspname, c.relname) as name
          from (select oid, max(depth) as depth from dependent where depth > 0 group by oid) as found
          join pg_catalog.pg_class as c on c.oid = found.oid
          join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
          where c.relkind in ('v', 'm') and c.relpersistence <> 't'
        ),
        statements (oid, step, part, sql) as materialized (
        {Statements}
        ),
        restored as materialized (
          select set_config('search_path', root.path, true) as path
          from root cross join (select count(*) as n from statements) as counted where counted.n >= 0
        )
        select kept.nspname, kept.relname, case kept.relkind when 'm' then 'materialized_view' else 'view' end, statements.sql
        from statements join kept on kept.oid = statements.oid cross join restored
        order by kept.depth, kept.nspname, kept.relname, statements.step, statements.part
        """;

    private const string Statements =
        """
          select kept.oid, 1, 0, format(
            'create %s %s%s as%s%s', kept.kind, kept.name, ' with (' || array_to_string(kept.reloptions, ', ') || ')',
            E'\n' || rtrim(pg_get_viewdef(kept.oid), ';'), case when not kept.relispopulated then E'\nwith no data' end)
          from kept cross join emptied
          union all
          select kept.oid, 2, i.indexrelid::bigint, pg_get_indexdef(i.indexrelid)
          from kept cross join emptied join pg_catalog.pg_index as i on i.indrelid = kept.oid
          union all
          select kept.oid, 3, t.oid::bigint, pg_get_triggerdef(t.oid)
          from kept cross join emptied join pg_catalog.pg_trigger as t on t.tgrelid = kept.oid and not t.tgisinternal
          union all
          select kept.oid, 4, acl.grantee::bigint, format(
            'grant %s on %s to %s%s', string_agg(acl.privilege_type, ', ' order by acl.privilege_type), kept.name,
            case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end,
            case when acl.is_grantable then ' with grant option' end)
          from kept cross join emptied cross join aclexplode(kept.relacl) as acl
          where acl.grantee <> kept.relowner
          group by kept.oid, kept.name, acl.grantee, acl.is_grantable
          union all
          select kept.oid, 5, a.attnum, format(
            'grant %s (%I) on %s to %s%s', acl.privilege_type, a.attname, kept.name,
            case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end,
            case when acl.is_grantable then ' with grant option' end)
          from kept cross join emptied join pg_catalog.pg_attribute as a on a.attrelid = kept.oid and a.attnum > 0
          cross join aclexplode(a.attacl) as acl
          union all
          select kept.oid, 6, 0, format('comment on %s %s is %L', kept.kind, kept.name, obj_description(kept.oid, 'pg_class'))
          from kept cross join emptied where obj_description(kept.oid, 'pg_class') is not null
          union all
          select kept.oid, 7, a.attnum, format('comment on column %s.%I is %L', kept.name, a.attname, col_description(kept.oid, a.attnum))
          from kept cross join emptied join pg_catalog.pg_attribute as a on a.attrelid = kept.oid and a.attnum > 0
          where col_description(kept.oid, a.attnum) is not null
          union all
          select kept.oid, 8, 0, format('alter %s %s owner to %I', kept.kind, kept.name, pg_get_userbyid(kept.relowner))
          from kept cross join emptied where pg_get_userbyid(kept.relowner) <> current_user
        """;
}
