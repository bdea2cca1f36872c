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

    /// <summary>Runs the node, or skips it because a node above it failed.</summary>
    public async Task<NodeOutcome> RunAsync(Node node, string? failedAbove, CancellationToken cancellation)
    {
        if (failedAbove is not null)
            return Skip(node, failedAbove, NodeOutcome.Skipped);
        if (run.Invocation.FailFast && firstFailure is { } first)
            return Skip(node, first, NodeOutcome.Failed);
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

    private NodeOutcome Skip(Node node, string cause, NodeOutcome outcome)
    {
        Skip(node, cause, $"skipped, because {run.Project.Graph[cause].Name} did not succeed");
        return outcome;
    }

    private NodeOutcome Report(NodeResult result)
    {
        if (!result.IsGood)
            firstFailure ??= result.Node.UniqueId;
        Add(result);
        return result.IsGood ? NodeOutcome.Succeeded : NodeOutcome.Failed;
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
