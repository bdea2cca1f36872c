using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Runs nodes on connections of their own and turns whatever happens into results.</summary>
internal sealed class NodeExecutor(RunContext run, Func<Node, INodeRunner> runners, TimeProvider time, RunJournal? journal) : IAsyncDisposable
{
    private readonly ConcurrentBag<Worker> idle = [];
    private readonly ConcurrentQueue<NodeResult> results = [];
    private int workers;
    private volatile string? firstFailure;

    public IReadOnlyList<NodeResult> Results => [.. results];

    /// <summary>Whether what reads the node may go on.</summary>
    public async Task<bool> RunAsync(Node node, CancellationToken cancellation)
    {
        if (run.Invocation.FailFast && firstFailure is { } failed)
        {
            await SkipAsync(node, failed);
            return false;
        }

        var worker = await RentAsync(cancellation);
        try
        {
            return Report(await RunAsync(node, worker, cancellation));
        }
        finally
        {
            idle.Add(worker);
        }
    }

    public Task SkipAsync(Node node, string cause)
    {
        Skip(node, cause, $"skipped, because {run.Project.Graph[cause].Name} did not succeed");
        return Task.CompletedTask;
    }

    public void Skip(Node node, string cause, string message) =>
        Add(new NodeResult { Node = node, Status = NodeStatus.Skipped, StartedAt = time.GetUtcNow(), Cause = cause, Message = message });

    /// <summary>Adds the result of what ran elsewhere.</summary>
    public void Add(NodeResult result)
    {
        results.Enqueue(result);
        journal?.Done(result);
        run.Observer.NodeFinished(result);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in idle)
            await worker.Connection.DisposeAsync();
    }

    private async Task<NodeResult> RunAsync(Node node, Worker worker, CancellationToken cancellation)
    {
        run.Observer.NodeStarted(node);
        var started = time.GetTimestamp();
        var result = new NodeResult { Node = node, Status = NodeStatus.Success, StartedAt = time.GetUtcNow(), Thread = worker.Number };
        result = await TryAsync(node, worker.Connection, result, cancellation);
        return result with { Elapsed = time.GetElapsedTime(started) };
    }

    private bool Report(NodeResult result)
    {
        if (!result.IsGood)
            firstFailure ??= result.Node.UniqueId;
        Add(result);
        return result.IsGood;
    }

    private async Task<NodeResult> TryAsync(Node node, DbConnection connection, NodeResult result, CancellationToken cancellation)
    {
        try
        {
            var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(node, node.UniqueId)) { Cancellation = cancellation };
            return await TryAsync(node, session, result, cancellation);
        }
        catch (ConfigurationException failure)
        {
            return result with { Status = NodeStatus.Error, Message = failure.Message };
        }
    }

    private async Task<NodeResult> TryAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        try
        {
            return await runners(node).RunAsync(node, session, result, cancellation);
        }
        catch (OperationCanceledException)
        {
            session.Rollback();
            throw;
        }
        catch (NodeFailure failure)
        {
            session.Rollback();
            return failure.Result with { Status = NodeStatus.Error, Message = Failure(session).Of(failure.Result, failure.InnerException!) };
        }
        catch (Exception failure) when (failure is PipelineException or DbException or IOException or UnauthorizedAccessException)
        {
            session.Rollback();
            return result with { Status = NodeStatus.Error, Message = Failure(session).Of(result, failure) };
        }
    }

    private FailureMessage Failure(WarehouseSession session) => new(run.Dialect, session.Statements.LastOrDefault(), session.CommentAhead);

    private async Task<Worker> RentAsync(CancellationToken cancellation) =>
        idle.TryTake(out var worker)
            ? worker
            : new Worker(Interlocked.Increment(ref workers), await run.Warehouse.OpenAsync(cancellation));

    private sealed record Worker(int Number, DbConnection Connection);
}
