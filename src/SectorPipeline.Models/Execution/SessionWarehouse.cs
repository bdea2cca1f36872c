using System.Data.Common;
using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The warehouse as templates of a running node see it: one connection, and what all nodes know to exist.</summary>
internal sealed class SessionWarehouse(RunContext run, WarehouseSession session) : ITemplateWarehouse
{
    // PostgreSQL's word for a view whose new columns do not continue the old ones.
    private const string InvalidTableDefinition = "42P16";

    private SqlDialect Dialect => run.Dialect;

    private string DefaultDatabase => run.Project.Context.Database;

    public bool Executes => true;

    public Relation? Find(Relation place) => run.Cache.Find(place with { Database = place.Database ?? DefaultDatabase });

    public bool SchemaExists(string? database, string schema) => run.Cache.HasSchema(database ?? DefaultDatabase, schema);

    public IReadOnlyList<string> Schemas(string? database) =>
        [.. session.Query(Dialect.ListSchemas(database ?? DefaultDatabase)).Rows.Select(row => Text(row[0]))];

    public IReadOnlyList<Relation> RelationsIn(string? database, string schema) => run.Cache.In(database ?? DefaultDatabase, schema);

    public IReadOnlyList<ColumnDescription> Columns(Relation relation) =>
        [.. session.Query(Dialect.ListColumns(relation)).Rows.Select(row => new ColumnDescription(Text(row[0]), Text(row[1]), Size(row, 2), Size(row, 3), Size(row, 4)))];

    public IReadOnlyList<ColumnDescription> ColumnsOfQuery(string sql) => session.Describe(sql);

    public StatementResult? Execute(string sql, bool begins, bool fetches)
    {
        if (begins)
            session.Begin();
        return session.Execute(sql, fetches);
    }

    public void CreateSchema(string? database, string schema)
    {
        Run(Dialect.CreateSchema(database, schema));
        run.Cache.AddSchema(database ?? DefaultDatabase, schema);
    }

    public void DropSchema(string? database, string schema)
    {
        Run(Dialect.DropSchema(database, schema));
        run.Cache.RemoveSchema(database ?? DefaultDatabase, schema);
    }

    public void Drop(Relation relation)
    {
        Run(Dialect.Drop(relation));
        run.Cache.Remove(relation);
    }

    public void Rename(Relation from, Relation to)
    {
        Run(Dialect.Rename(from, to.Identifier));
        run.Cache.Remove(from);
        run.Cache.Add(to with { Type = from.Type });
    }

    public void Truncate(Relation relation) => Run(Dialect.Truncate(relation));

    public void Swap(Relation existing, Relation intermediate, Relation target)
    {
        session.Begin();
        new RelationSwap(run, session).Run(existing, intermediate, target);
    }

    public bool TryReplaceView(string sql)
    {
        session.Begin();
        if (!Dialect.UsesSavepoints)
        {
            session.Execute(sql, fetches: false);
            return true;
        }

        session.Savepoint();
        try
        {
            session.Execute(sql, fetches: false);
            return true;
        }
        catch (DbException failure) when (failure.SqlState == InvalidTableDefinition)
        {
            session.RollbackToSavepoint();
            return false;
        }
    }

    public void Remember(Relation relation) => run.Cache.Add(relation);

    public void Forget(Relation relation) => run.Cache.Remove(relation);

    public void Commit() => session.Commit();

    private void Run(string sql)
    {
        session.Begin();
        session.Execute(sql, fetches: false);
    }

    private static long? Size(IReadOnlyList<object?> row, int column) =>
        column < row.Count && row[column] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
