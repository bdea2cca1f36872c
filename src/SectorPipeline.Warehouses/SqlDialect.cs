using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>Makes SQL text, in standard SQL where an engine does not say otherwise; it runs nothing.</summary>
public class SqlDialect
{
    /// <summary>The engine's name as in profiles and in the prefixes of dispatched macros.</summary>
    public virtual string Name => "default";

    /// <summary>The prefixes that a dispatched macro is looked for with, in order; <c>default</c> comes after them.</summary>
    public virtual IReadOnlyList<string> MacroPrefixes => [Name];

    /// <summary>How long a name may be; null where there is no limit.</summary>
    public virtual int? MaxIdentifierLength => null;

    /// <summary>Whether several statements can go to the engine as one text at no cost to its messages.</summary>
    public virtual bool SendsStatementsTogether => false;

    /// <summary>Whether text columns have a length that longer values do not fit into.</summary>
    public virtual bool LimitsTexts => false;

    /// <summary>Whether a failed statement can be undone without the rest of its transaction.</summary>
    public virtual bool UsesSavepoints => false;

    /// <summary>How views that go with what they stand on are put back; null where none go, or none can be.</summary>
    public virtual DependentViews? DependentViews => null;

    /// <summary>The types of constraints, as contracts name them, that the engine does not know.</summary>
    public virtual IReadOnlyCollection<string> UnsupportedConstraints => [];

    /// <summary>The types of constraints that the engine writes down and does not watch over.</summary>
    public virtual IReadOnlyCollection<string> UnenforcedConstraints => [];

    public virtual string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public virtual string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A value as a literal that every engine reads alike: null as null, an instant as a timestamp in UTC.</summary>
    /// <exception cref="ArgumentException">There is no literal for values of its type.</exception>
    public string LiteralOf(object? value) => SqlLiteral.Of(value, this);

    /// <summary>The values as literals in parentheses, for VALUES.</summary>
    public string RowOf(params IEnumerable<object?> values) => $"({string.Join(", ", values.Select(LiteralOf))})";

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

    /// <summary>The type as <c>information_schema.columns.data_type</c> writes it.</summary>
    public virtual string CatalogTypeName(ColumnType type) =>
        type switch
        {
            ColumnType.Text => "character varying",
            ColumnType.Timestamp => "timestamp without time zone",
            ColumnType.Money => "numeric",
            _ => TypeName(type),
        };

    /// <summary>The relation's name as SQL, quoted where it says so.</summary>
    public string Render(Relation relation) =>
        string.Join('.', relation.Parts().Select(part => relation.Quoted.HasFlag(part.Part) ? Quote(part.Name) : part.Name));

    /// <summary>A term for a FROM clause with the columns of the relation and none of its rows; queries may give it a name of their own or not.</summary>
    public virtual string WithoutRows(Relation relation) => $"(select * from {Render(relation)} where false limit 0) as _dbt_limit_subq_{relation.Identifier}";

    /// <summary>The relation's name as a foreign key has it.</summary>
    public virtual string RenderReferred(Relation relation) => Render(relation);

    public virtual string CreateSchema(string? database, string schema) => $"create schema if not exists {SchemaName(database, schema)}";

    /// <summary>Drops a schema with everything in it.</summary>
    public virtual string DropSchema(string? database, string schema) => $"drop schema if exists {SchemaName(database, schema)} cascade";

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

    /// <summary>Drops a relation with the views that stand on it.</summary>
    public virtual string Drop(Relation relation) => $"drop {Kind(relation.Type)} if exists {Render(relation)} cascade";

    public virtual string Rename(Relation relation, string identifier) =>
        $"alter {Kind(relation.Type)} {Render(relation)} rename to {Quote(identifier)}";

    /// <summary>Deletes every row, within the transaction.</summary>
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

    /// <summary>A query that names and types the columns of another and reads no rows.</summary>
    public virtual string DescribeQuery(string sql) => $"select * from (\n{sql}\n) as q where false limit 0";

    /// <summary>A statement that waits for the lock of this name and holds it to the end of the transaction; null where there is no such lock.</summary>
    public virtual string? AdvisoryLock(string name) => null;

    /// <summary>The same for many holders at once, of whom none goes along with the one of <see cref="AdvisoryLock"/>.</summary>
    public virtual string? SharedAdvisoryLock(string name) => null;

    /// <summary>Whether the same transaction may succeed when it is tried again, because it lost against another.</summary>
    public virtual bool IsRetryable(DbException failure) => false;

    /// <summary>What the engine says of a statement, without where in it.</summary>
    public virtual string Message(DbException failure) => failure.Message.Trim();

    /// <summary>The character of the statement, from 1, that the engine points at where its message does not say; null when it points at none.</summary>
    public virtual int? Position(DbException failure) => null;

    /// <summary>A query for the names of the database's schemas.</summary>
    public virtual string ListSchemas(string database) =>
        $"select schema_name from information_schema.schemata where lower(catalog_name) = lower({Literal(database)})";

    /// <summary>A query for schema, name and type (as in <see cref="RelationTypes"/>) of a database's relations.</summary>
    /// <param name="database">The database.</param>
    /// <param name="schemas">The schemas to list; all that are not the engine's own when null.</param>
    public virtual string ListRelations(string database, IReadOnlyCollection<string>? schemas = null) =>
        $"""
        select table_schema, table_name, case when table_type = 'VIEW' then 'view' else 'table' end
        from information_schema.tables
        where lower(table_catalog) = lower({Literal(database)}){InSchemas("table_schema", schemas)}
        """;

    /// <summary>A query for the relation's columns, in order: name, data type, longest text, and a number's precision and scale.</summary>
    /// <param name="relation">The relation; without a schema, the temporary table of that name, or else what the session finds under it.</param>
    public virtual string ListColumns(Relation relation) =>
        $"""
        select column_name, data_type, character_maximum_length, numeric_precision, numeric_scale
        from {ColumnsView}
        where lower(table_name) = lower({Literal(relation.Identifier)})
        {(relation.Schema is null ? "" : $"and lower(table_schema) = lower({Literal(relation.Schema)})")}
        {(relation.Database is null ? "" : $"and lower(table_catalog) = lower({Literal(relation.Database)})")}
        order by ordinal_position
        """;

    /// <summary>
    /// A query for one row per column of the schemas' relations: database, schema, name, type as people call it, comment and owner of
    /// the relation, name, position from 1, type and comment of the column, and the estimated rows and bytes of the relation.
    /// </summary>
    public virtual string ListCatalog(string database, IReadOnlyCollection<string> schemas) =>
        $"""
        select c.table_catalog, c.table_schema, c.table_name, t.table_type, null, null,
               c.column_name, c.ordinal_position, c.data_type, null, null, null
        from information_schema.columns as c
        join information_schema.tables as t
          on t.table_catalog = c.table_catalog and t.table_schema = c.table_schema and t.table_name = c.table_name
        where lower(c.table_catalog) = lower({Literal(database)}){InSchemas("c.table_schema", schemas)}
        order by c.table_schema, c.table_name, c.ordinal_position
        """;

    /// <summary>Where columns are listed under the standard's names.</summary>
    protected virtual string ColumnsView => "information_schema.columns";

    /// <summary>A schema's name as SQL, in its database where the engine allows to say so.</summary>
    protected virtual string SchemaName(string? database, string schema) =>
        database is null ? Quote(schema) : $"{Quote(database)}.{Quote(schema)}";

    /// <summary>What a relation of the type is called in DROP and ALTER.</summary>
    protected virtual string Kind(RelationType? type) =>
        type switch
        {
            RelationType.View => "view",
            RelationType.MaterializedView => "materialized view",
            _ => "table",
        };

    /// <summary>The condition, after others, that a column holds one of the schemas; empty when they are null.</summary>
    protected string InSchemas(string column, IReadOnlyCollection<string>? schemas) =>
        schemas switch
        {
            null => "",
            { Count: 0 } => " and false",
            _ => $" and lower({column}) in ({string.Join(", ", schemas.Select(schema => $"lower({Literal(schema)})"))})",
        };

    private string CreateTable(string kind, Relation relation, IEnumerable<(string Name, string Type)> columns) =>
        $"create {kind} {Render(relation)} ({string.Join(", ", columns.Select(column => $"{Quote(column.Name)} {column.Type}"))})";

    private string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quote));
}
