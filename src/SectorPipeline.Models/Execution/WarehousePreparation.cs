using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What happens before and after all nodes: looking at what is there, creating schemas, the hooks of the packages.</summary>
internal sealed class WarehousePreparation(RunContext run)
{
    /// <summary>Reads what exists, runs on-run-start, and creates the schemas that nodes will be built in.</summary>
    /// <param name="builds">The nodes that will be built; none for a command that builds nothing.</param>
    /// <param name="keeping">The tests whose failing rows will be kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task PrepareAsync(IReadOnlyList<Node> builds, IReadOnlyList<Node> keeping, CancellationToken cancellation)
    {
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = Session(connection, "prepare", cancellation);
        await run.Cache.LoadAsync(session, run.Dialect, run.Project.Context.Database, cancellation);
        var places = builds.Where(node => node is ModelNode or SeedNode).Concat(keeping).Select(node => node.Relation!);
        foreach (var place in places.DistinctBy(place => (place.Database, place.Schema)))
            await CreateSchemaAsync(session, place.Database, place.Schema!, cancellation);
        if (builds.Count > 0)
            RunHooks(session, project => project.OnRunStart, "on-run-start", [], cancellation);
    }

    /// <summary>Runs on-run-end, which sees the results and the schemas that were built in.</summary>
    public async Task RunEndHooksAsync(IReadOnlyList<NodeResult> results, IReadOnlyList<Node> nodes, CancellationToken cancellation)
    {
        if (run.Project.Packages.All(package => package.File.OnRunEnd.Count == 0))
            return;
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var places = nodes.Where(node => node is ModelNode or SeedNode).Select(node => node.Relation).OfType<Relation>().Select(place => (place.Database, place.Schema)).Distinct().ToList();
        KeyValuePair<string, object?>[] names =
        [
            new("results", results.Select(result => (object?)new ResultValue(result)).ToList()),
            new("schemas", places.Select(place => (object?)place.Schema).Distinct().ToList()),
            new("database_schemas", places.Select(place => (object?)new Jinja.JinjaTuple([place.Database, place.Schema])).ToList()),
        ];
        RunHooks(Session(connection, "on-run-end", cancellation), project => project.OnRunEnd, "on-run-end", names, cancellation);
    }

    // The hooks of packages come before those of the project that uses them.
    private void RunHooks(
        WarehouseSession session,
        Func<ProjectFile, IReadOnlyList<string>> hooks,
        string kind,
        IReadOnlyList<KeyValuePair<string, object?>> names,
        CancellationToken cancellation)
    {
        foreach (var package in run.Project.Packages)
        {
            foreach (var hook in hooks(package.File))
                RunHook(session, package, hook, $"{package.File.File.DisplayPath} ({kind})", names, cancellation);
        }
    }

    private void RunHook(
        WarehouseSession session, ProjectPackage package, string hook, string place, IReadOnlyList<KeyValuePair<string, object?>> names, CancellationToken cancellation)
    {
        try
        {
            var sql = new NodeCompiler(run, session, cancellation).CompileInline(hook, place, names, package.Name).Trim();
            if (sql.Length > 0)
            {
                session.Begin();
                session.Execute(sql, fetches: false);
            }

            session.Commit();
        }
        catch (DbException failure)
        {
            session.Rollback();
            throw new PipelineException($"{place}: {failure.Message.Trim()}", failure);
        }
    }

    private WarehouseSession Session(DbConnection connection, string what, CancellationToken cancellation) =>
        new(run.Warehouse, connection, run.Comments.For(null, what)) { Cancellation = cancellation };

    private async Task CreateSchemaAsync(WarehouseSession session, string? database, string schema, CancellationToken cancellation)
    {
        if (run.Cache.HasSchema(database, schema))
            return;
        try
        {
            await session.ExecuteAsync(run.Dialect.CreateSchema(database, schema), cancellation);
        }
        catch (DbException failure)
        {
            throw new PipelineException($"schema {schema}: {failure.Message.Trim()}", failure);
        }

        run.Cache.AddSchema(database, schema);
    }
}
