using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>Makes SQL text, in standard SQL where an engine does not say otherwise; it runs nothing.</summary>
public class SqlDialect
{
    /// <summary>The engine's name as in profiles and in the prefixes of dispatched macros.</summary>
    public virtual string Name => "default";

    /// <summary>The prefixes of macros that are for this engine, the most specific first.</summary>
    public virtual IReadOnlyList<string> MacroPrefixes => [Name];

    /// <summary>Whether a statement that fails can be undone alone, within its transaction.</summary>
    public virtual bool UsesSavepoints => false;

    /// <summary>Whether several statements can go to the engine as one text at no cost to its messages.</summary>
    public virtual bool SendsStatementsTogether => false;

    /// <summary>Whether text columns have a length that longer values do not fit into.</summary>
    public virtual bool LimitsTexts => false;

    public virtual string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public virtual string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public virtual string TypeName(ColumnType type) =>
        type switch
        {
            ColumnType.Text => "varchar",
            ColumnType.Date => "date",
            ColumnType.Timestamp => "timestamp",
            ColumnType.Double => "double precision",
            ColumnType.Integer => "bigint",
            ColumnType.Money => "decimal(28, 4)",
            ColumnType.Boolean => "boolean",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This dialect has no name for the type."),
        };

    /// <summary>The relation's name as SQL, quoted where it says so.</summary>
    public string Render(Relation relation) =>
        string.Join('.', relation.Parts().Select(part => relation.Quoted.HasFlag(part.Part) ? Quote(part.Name) : part.Name));

    public virtual string CreateSchema(string? database, string schema) =>
        $"create schema if not exists {(database is null ? "" : Quote(database) + ".")}{Quote(schema)}";

    /// <summary>A table of a query, which begins on the first line: so the engine's line numbers are those of the query.</summary>
    public virtual string CreateTableAs(Relation relation, string select) =>
        $"create table {Render(relation)} as ({select}\n)";

    /// <summary>A table that only this connection sees and that goes when it closes.</summary>
    public virtual string CreateTemporaryTableAs(Relation relation, string select) =>
        $"create temporary table {Render(relation)} as ({select}\n)";

    public virtual string CreateTable(Relation relation, IEnumerable<(string Name, string Type)> columns) =>
        CreateTable("table", relation, columns);

    /// <summary>An empty table that only this connection sees and that goes when it closes.</summary>
    public virtual string CreateTemporaryTable(Relation relation, IEnumerable<(string Name, string Type)> columns) =>
        CreateTable("temporary table", relation, columns);

    public virtual string CreateViewAs(Relation relation, string select) =>
        $"create view {Render(relation)} as ({select}\n)";

    public virtual string Drop(Relation relation) => $"drop {Kind(relation)} if exists {Render(relation)}";

    public virtual string Rename(Relation relation, string identifier) =>
        $"alter {Kind(relation)} {Render(relation)} rename to {Quote(identifier)}";

    public virtual string DropSchema(string? database, string schema) =>
        $"drop schema if exists {(database is null ? "" : Quote(database) + ".")}{Quote(schema)} cascade";

    /// <summary>A statement that waits until no other transaction holds the lock of that name; null where none is needed.</summary>
    public virtual string? AdvisoryLock(string name) => null;

    /// <summary>Whether the same transaction may succeed when it is run again: the engine ended it for the sake of another.</summary>
    public virtual bool IsRetryable(DbException failure) => false;

    /// <summary>A query for the views that would go with a relation when it is dropped; null where none would.</summary>
    public virtual string? DependentViews(Relation relation) => null;

    /// <summary>What puts the views of <see cref="DependentViews"/> back, in an order that works.</summary>
    public virtual IReadOnlyList<ViewRestore> RestoreViews(IReadOnlyList<IReadOnlyList<object?>> rows) => [];

    /// <summary>A query for the columns of a query, which reads no row.</summary>
    public virtual string DescribeQuery(string sql) => $"select * from ({sql}\n) as described where false limit 0";

    public virtual string Truncate(Relation relation) => $"delete from {Render(relation)}";

    public virtual string CountRows(Relation relation) => $"select count(*) from {Render(relation)}";

    public virtual string Insert(Relation target, IReadOnlyList<string> columns, Relation source) =>
        $"insert into {Render(target)} ({Names(columns)})\nselect {Names(columns)} from {Render(source)}";

    /// <summary>Inserts rows of texts, casting each to the type of its column.</summary>
    public virtual string InsertCast(Relation target, IReadOnlyList<(string Name, string Type)> columns, Relation source) =>
        $"insert into {Render(target)} ({Names(columns.Select(column => column.Name))})\n"
        + $"select {string.Join(", ", columns.Select(column => $"cast({Quote(column.Name)} as {column.Type})"))} from {Render(source)}";

    /// <summary>Deletes the rows of the target whose keys are in the source; a null key matches nothing.</summary>
    /// <param name="target">The table that loses rows.</param>
    /// <param name="source">The relation whose keys decide.</param>
    /// <param name="keys">Column names as SQL; a single one may be any expression.</param>
    public virtual string DeleteByKey(Relation target, Relation source, IReadOnlyList<string> keys) =>
        keys is [var key]
            ? $"delete from {Render(target)}\nwhere ({key}) in (select {key} from {Render(source)})"
            : $"""
              delete from {Render(target)} as stored
              where exists (
                select 1 from {Render(source)} as incoming
                where {string.Join(" and ", keys.Select(key => $"incoming.{key} = stored.{key}"))}
              )
              """;

    /// <summary>A query for the names of the database's schemas.</summary>
    public virtual string ListSchemas(string database) =>
        $"select schema_name from information_schema.schemata where lower(catalog_name) = lower({Literal(database)})";

    /// <summary>A query for schema, name and kind (<c>table</c> or <c>view</c>) of every relation of a database.</summary>
    public virtual string ListRelations(string database) =>
        $"""
        select table_schema, table_name, case when table_type = 'VIEW' then 'view' else 'table' end
        from information_schema.tables
        where lower(table_catalog) = lower({Literal(database)})
        """;

    /// <summary>A query for name and type of the relation's columns, in order.</summary>
    public virtual string ListColumns(Relation relation) =>
        $"""
        select column_name, data_type from information_schema.columns
        where lower(table_name) = lower({Literal(relation.Identifier)})
        {(relation.Schema is null ? "" : $"and lower(table_schema) = lower({Literal(relation.Schema)})")}
        {(relation.Database is null ? "" : $"and lower(table_catalog) = lower({Literal(relation.Database)})")}
        order by ordinal_position
        """;

    private string CreateTable(string kind, Relation relation, IEnumerable<(string Name, string Type)> columns) =>
        $"create {kind} {Render(relation)} ({string.Join(", ", columns.Select(column => $"{Quote(column.Name)} {column.Type}"))})";

    private static string Kind(Relation relation) => relation.Type switch
    {
        RelationType.View => "view",
        RelationType.MaterializedView => "materialized view",
        _ => "table",
    };

    private string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quote));
}
