using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The queue in the database of the history.</summary>
internal sealed class RunQueue(IHistoryDatabase database, Ownership ownership, TimeSpan nodeTimeout, TimeProvider time) : IRunQueue
{
    public Task<Run?> EnqueueAsync(NewRun run, RunPart part, CancellationToken cancellation) =>
        AddAsync(new RunInsert(run, RunState.Queued) { Part = part }, cancellation);

    public Task<Run?> RecordAsync(NewRun run, RunState state, string reason, CancellationToken cancellation) =>
        AddAsync(new RunInsert(run, state) { Reason = reason, Finished = run.Created }, cancellation);

    public Task<Run> RequeueAsync(string run, RunPart part, RunTrigger trigger, string by, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var queued = await transaction.ExecuteAsync(
                    """
                    update runs set state = 'queued', finished = null, reason = null, cancel_by = null, queued = $now, part = $part, cause = $cause, cause_by = $by,
                        full_refresh = full_refresh or $full_refresh
                    where id = $run and state not in ('queued', 'running')
                    """,
                    ("now", time.GetUtcNow()),
                    ("part", HistoryRows.Json(part)),
                    ("cause", HistoryRows.Word(trigger)),
                    ("by", by),
                    ("full_refresh", part.FullRefresh),
                    ("run", run));
                return queued > 0 ? await new RunLookup(transaction).GetAsync(run) : throw await IsBusyAsync(transaction, run);
            },
            cancellation);

    public Task<ClaimedRun?> ClaimAsync(IReadOnlyCollection<string> jobs, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                // One node at a time chooses: whether a run may start depends on what the others have started.
                await transaction.LockAsync("claim");
                await new NodeTable(transaction).BeatAsync(ownership.Node);
                await new DeadNodes(transaction, nodeTimeout).ReapAsync(ownership.Node);
                return await new RunClaims(transaction, ownership).TakeAsync([.. jobs], time.GetUtcNow());
            },
            cancellation);

    public Task<IReadOnlyList<StopOrder>> BeatAsync(CancellationToken cancellation) =>
        database.WriteAsync<IReadOnlyList<StopOrder>>(
            async transaction =>
            {
                await new NodeTable(transaction).BeatAsync(ownership.Node);
                return await new RunClaims(transaction, ownership).FindStoppedAsync();
            },
            cancellation);

    public Task<Run> CancelAsync(string run, string by, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var found = await new RunLookup(transaction).FindAsync(run);
                var cancelled = await new RunCancelling(transaction).CancelAsync([found.Id], by, time.GetUtcNow());
                return cancelled > 0
                    ? await new RunLookup(transaction).GetAsync(found.Id)
                    : throw new PipelineException($"run {found.Id}: it has ended ({HistoryRows.Word(found.State)}). There is nothing to cancel.");
            },
            cancellation);

    public Task<IReadOnlyList<NodeStatus>> NodesAsync(CancellationToken cancellation) =>
        database.ReadAsync(transaction => new NodeTable(transaction).ListAsync(ownership.Node, nodeTimeout), cancellation);

    /// <summary>What is said of a run that cannot be run again, because it has not ended.</summary>
    internal static async Task<PipelineException> IsBusyAsync(HistoryTransaction transaction, string run)
    {
        var known = await new RunLookup(transaction).GetAsync(run);
        return new PipelineException($"run {run}: it is {HistoryRows.Word(known.State)}. Wait until it ends, or cancel it first.");
    }

    private Task<Run?> AddAsync(RunInsert run, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
                await new RunInserter(transaction).AddAsync(run) is { } id ? await new RunLookup(transaction).GetAsync(id) : null,
            cancellation);
}
