using System.Data.Common;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>PostgreSQL's SQL where it differs from the standard.</summary>
public sealed class PostgresDialect : SqlDialect
{
    public static PostgresDialect Instance { get; } = new();

    public override string Name => "postgres";

    public override int? MaxIdentifierLength => 63;

    public override bool UsesSavepoints => true;

    public override bool SendsStatementsTogether => true;

    public override bool LimitsTexts => true;

    public override DependentViews DependentViews { get; } = new();

    public override string TypeName(ColumnType type) => type == ColumnType.Text ? "text" : base.TypeName(type);

    public override string CatalogTypeName(ColumnType type) => type == ColumnType.Text ? "text" : base.CatalogTypeName(type);

    // A join may have a name and needs none; before version 16 a query in its place would need one.
    public override string WithoutRows(Relation relation) => $"({Render(relation)} cross join (select where false) as {Quote($"no rows of {relation.Identifier}")})";

    public override string Truncate(Relation relation) => $"truncate table {Render(relation)}";

    public override string AdvisoryLock(string name) => $"select pg_advisory_xact_lock(hashtextextended({Literal(name)}, 0))";

    public override string SharedAdvisoryLock(string name) => $"select pg_advisory_xact_lock_shared(hashtextextended({Literal(name)}, 0))";

    public override bool IsRetryable(DbException failure) =>
        failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable;

    public override string Message(DbException failure) =>
        failure is PostgresException error
            ? string.Join('\n', ((string?[])[$"{error.SqlState}: {error.MessageText}", error.Detail, error.Hint]).Where(line => !string.IsNullOrEmpty(line)))
            : base.Message(failure);

    public override int? Position(DbException failure) => failure is PostgresException { Position: > 0 and var position } ? position : null;

    public override string ListSchemas(string database) =>
        $"select nspname from pg_catalog.pg_namespace where lower(current_database()) = lower({Literal(database)})";

    public override string ListRelations(string database, IReadOnlyCollection<string>? schemas = null) =>
        $"""
        select n.nspname, c.relname, case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'external' else 'table' end
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where lower(current_database()) = lower({Literal(database)}) and {PostgresCatalog.IsRelation}{InSchemas("n.nspname", schemas)}
        """;

    public override string ListColumns(Relation relation) =>
        PostgresCatalog.Columns(Literal(Render(relation with { Database = null })));

    public override string ListCatalog(string database, IReadOnlyCollection<string> schemas) =>
        PostgresCatalog.Everything($"lower(current_database()) = lower({Literal(database)}){InSchemas("n.nspname", schemas)}");

    // A statement sees one database only, and a schema may not be named with it.
    protected override string SchemaName(string? database, string schema) => Quote(schema);

    protected override string Kind(RelationType? type) => type == RelationType.External ? "foreign table" : base.Kind(type);
}
