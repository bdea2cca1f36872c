using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What happens before all nodes: looking at what is there, and creating schemas.</summary>
internal sealed class WarehousePreparation(RunContext run)
{
    /// <summary>Reads what exists, and creates the schemas that nodes will be built in.</summary>
    /// <param name="builds">The nodes that will be built; none for a command that builds nothing.</param>
    /// <param name="keeping">The tests whose failing rows will be kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task PrepareAsync(IReadOnlyList<Node> builds, IReadOnlyList<Node> keeping, CancellationToken cancellation)
    {
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(null, "prepare")) { Cancellation = cancellation };
        await run.Cache.LoadAsync(session, run.Dialect, run.Project.Context.Database, cancellation);
        var places = builds.Where(node => node is ModelNode or SeedNode).Concat(keeping).Select(node => node.Relation!);
        foreach (var place in places.DistinctBy(place => (place.Database, place.Schema)))
            await CreateSchemaAsync(session, place.Database, place.Schema!, cancellation);
    }

    private async Task CreateSchemaAsync(WarehouseSession session, string? database, string schema, CancellationToken cancellation)
    {
        if (run.Cache.HasSchema(database, schema))
            return;
        try
        {
            if (run.Project.Context.Macros.FindOverride("create_schema", run.Dialect.MacroPrefixes) is not null)
                CreateByMacro(session, new Relation(database, schema, "") { Included = RelationParts.Database | RelationParts.Schema }, cancellation);
            else
                await session.ExecuteAsync(run.Dialect.CreateSchema(database, schema), cancellation);
        }
        catch (DbException failure)
        {
            throw new PipelineException($"schema {schema}: {failure.Message.Trim()}", failure);
        }

        run.Cache.AddSchema(database, schema);
    }

    private void CreateByMacro(WarehouseSession session, Relation place, CancellationToken cancellation)
    {
        var compiler = new NodeCompiler(run, session, cancellation);
        var scope = compiler.Scope(null, []);
        if (scope.TryGet("adapter", out var adapter) && adapter is AdapterValue value && value.TryGetMember("create_schema", out var create))
            ((JinjaFunction)create!).Call(new JinjaArguments([compiler.Value(place)], [], cancellation));
        session.Commit();
    }
}
