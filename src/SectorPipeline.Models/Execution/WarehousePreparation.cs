using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>What happens before and after all nodes: looking at what is there, creating schemas, the project's hooks.</summary>
internal sealed class WarehousePreparation(RunContext run)
{
    /// <summary>Reads what exists, runs on-run-start, and creates the schemas that the nodes will be built in.</summary>
    public async Task PrepareAsync(IReadOnlyList<Node> builds, CancellationToken cancellation)
    {
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, WarehouseSession.Comment("prepare", run.Invocation.Id));
        await run.Cache.LoadAsync(session, run.Dialect, run.Project.Context.Database, cancellation);
        if (builds.Count > 0)
            await RunHooksAsync(session, run.Project.File.OnRunStart, "on-run-start", cancellation);
        foreach (var place in builds.Where(node => node is ModelNode or SeedNode).Select(node => node.Relation!).DistinctBy(place => (place.Database, place.Schema)))
            await CreateSchemaAsync(session, place.Database, place.Schema!, cancellation);
    }

    public async Task RunHooksAsync(IReadOnlyList<string> hooks, string kind, bool wanted, CancellationToken cancellation)
    {
        if (!wanted || hooks.Count == 0)
            return;
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        await RunHooksAsync(new WarehouseSession(run.Warehouse, connection, WarehouseSession.Comment(kind, run.Invocation.Id)), hooks, kind, cancellation);
    }

    private async Task RunHooksAsync(WarehouseSession session, IReadOnlyList<string> hooks, string kind, CancellationToken cancellation)
    {
        foreach (var hook in hooks)
        {
            var sql = new NodeCompiler(run, session, cancellation).CompileInline(hook, $"{run.Project.File.File.DisplayPath} ({kind})").Trim();
            if (sql.Length > 0)
                await ExecuteAsync(session, sql, kind, cancellation);
        }
    }

    private async Task CreateSchemaAsync(WarehouseSession session, string? database, string schema, CancellationToken cancellation)
    {
        if (run.Cache.HasSchema(database, schema))
            return;
        await ExecuteAsync(session, run.Dialect.CreateSchema(database, schema), $"schema {schema}", cancellation);
        run.Cache.AddSchema(database, schema);
    }

    private static async Task ExecuteAsync(WarehouseSession session, string sql, string what, CancellationToken cancellation)
    {
        try
        {
            await session.ExecuteAsync(sql, cancellation);
        }
        catch (DbException failure)
        {
            throw new PipelineException($"{what}: {failure.Message.Trim()}", failure);
        }
    }
}
