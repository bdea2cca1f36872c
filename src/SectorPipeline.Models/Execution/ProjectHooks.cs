using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Runs the on-run-start and on-run-end of all packages: each is a result, and after one that failed those of its kind are skipped.</summary>
internal sealed class ProjectHooks
{
    private readonly RunContext run;
    private readonly List<OperationNode> hooks;

    private ProjectHooks(RunContext run, IEnumerable<OperationNode> hooks) => (this.run, this.hooks) = (run, [.. hooks]);

    public int Count => hooks.Count;

    public static ProjectHooks Of(RunContext run) => new(run, OperationNode.Of(run.Project));

    /// <summary>Those of a command that runs no hooks.</summary>
    public static ProjectHooks None(RunContext run) => new(run, []);

    /// <summary>Runs on-run-start.</summary>
    /// <returns>Whether all went well.</returns>
    public Task<bool> StartAsync(Action<NodeResult> report, CancellationToken cancellation) => RunAsync("on-run-start", [], report, cancellation);

    /// <summary>Runs on-run-end, which sees the results of the nodes and the schemas that were built in.</summary>
    public Task<bool> EndAsync(IReadOnlyList<NodeResult> results, Action<NodeResult> report, CancellationToken cancellation)
    {
        var places = results.Where(result => result.IsGood && result.Node is ModelNode or SeedNode).Select(result => result.Node.Relation).OfType<Relation>()
            .Select(place => (place.Database, place.Schema)).Distinct().ToList();
        KeyValuePair<string, object?>[] names =
        [
            new("results", results.Where(result => result.Node is not OperationNode || result.Status == NodeStatus.Error).Select(result => (object?)new ResultValue(result, run.Dialect)).ToList()),
            new("schemas", places.Select(place => (object?)place.Schema).Distinct().ToList()),
            new("database_schemas", places.Select(place => (object?)new Jinja.JinjaTuple([place.Database, place.Schema])).ToList()),
        ];
        return RunAsync("on-run-end", names, report, cancellation);
    }

    private async Task<bool> RunAsync(string kind, IReadOnlyList<KeyValuePair<string, object?>> names, Action<NodeResult> report, CancellationToken cancellation)
    {
        var ofKind = hooks.Where(hook => hook.Kind == kind).ToList();
        if (ofKind.Count == 0)
            return true;
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(null, kind)) { Cancellation = cancellation };
        NodeResult? failed = null;
        foreach (var hook in ofKind)
        {
            var result = failed is null ? Run(session, hook, names, cancellation) : Skipped(hook, failed);
            failed ??= result.IsGood ? null : result;
            report(result);
        }

        return failed is null;
    }

    private NodeResult Run(WarehouseSession session, OperationNode hook, IReadOnlyList<KeyValuePair<string, object?>> names, CancellationToken cancellation)
    {
        var time = run.Project.Options.Time;
        var started = time.GetTimestamp();
        var result = new NodeResult { Node = hook, Status = NodeStatus.Success, StartedAt = time.GetUtcNow(), Failures = 0 };
        var place = $"{hook.File.DisplayPath} ({hook.Kind})";
        try
        {
            Execute(session, new NodeCompiler(run, session, cancellation).CompileInline(hook.Sql, place, names, hook.Package).Trim());
            return result with { Elapsed = time.GetElapsedTime(started) };
        }
        catch (Exception failure) when (failure is DbException or PipelineException)
        {
            session.Rollback();
            var message = failure is DbException ? $"{place}: {failure.Message.Trim()}" : failure.Message;
            return result with { Status = NodeStatus.Error, Message = message, Failures = 1, Elapsed = time.GetElapsedTime(started) };
        }
    }

    private static void Execute(WarehouseSession session, string sql)
    {
        if (sql.Length > 0)
        {
            session.Begin();
            session.Execute(sql, fetches: false);
        }

        session.Commit();
    }

    private NodeResult Skipped(OperationNode hook, NodeResult failed) =>
        new()
        {
            Node = hook,
            Status = NodeStatus.Skipped,
            StartedAt = run.Project.Options.Time.GetUtcNow(),
            Cause = failed.Node.UniqueId,
            Message = $"skipped, because {failed.Node.Name} did not succeed",
        };
}
