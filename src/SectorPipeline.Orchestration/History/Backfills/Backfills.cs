using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Backfills in the database of the history.</summary>
internal sealed class Backfills(IHistoryDatabase database, TimeProvider time) : IBackfills
{
    public Task<Backfill> CreateAsync(NewBackfill backfill, IReadOnlyList<BackfillSlot> slots, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var table = new BackfillTable(transaction);
                var id = await table.AddAsync(backfill);
                foreach (var (position, slot) in slots.Index())
                    await AddRunAsync(transaction, id, backfill, slot, position);
                return await table.GetAsync(id);
            },
            cancellation);

    public Task<IReadOnlyList<Backfill>> ListAsync(int limit, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Backfill>>(async transaction => await new BackfillTable(transaction).ListAsync(limit), cancellation);

    public Task<Backfill> FindAsync(string id, CancellationToken cancellation) =>
        database.ReadAsync(transaction => new BackfillTable(transaction).FindAsync(id), cancellation);

    public Task<Backfill> PauseAsync(string id, string by, CancellationToken cancellation) =>
        ChangeAsync(id, BackfillState.Paused, [BackfillState.Running], (_, _) => Task.CompletedTask, cancellation);

    public Task<Backfill> ResumeAsync(string id, string by, CancellationToken cancellation) =>
        ChangeAsync(id, BackfillState.Running, [BackfillState.Running, BackfillState.Paused], (_, _) => Task.CompletedTask, cancellation);

    public Task<Backfill> CancelAsync(string id, string by, CancellationToken cancellation) =>
        ChangeAsync(
            id,
            BackfillState.Cancelled,
            [BackfillState.Running, BackfillState.Paused],
            async (transaction, found) =>
            {
                var runs = await transaction.ReadAsync("select id from runs where backfill = $id and state in ('queued', 'running')", row => row.GetString(0), ("id", found));
                await new RunCancelling(transaction).CancelAsync(runs, by, time.GetUtcNow());
            },
            cancellation);

    private static async Task AddRunAsync(HistoryTransaction transaction, string id, NewBackfill backfill, BackfillSlot slot, int position)
    {
        var run = slot.Run ?? await new RunInserter(transaction).AddAsync(new RunInsert(Describe(backfill, slot.Session, id), RunState.Queued) { Part = new RunPart { All = true } });
        if (slot.Run is not null)
            await RequeueAsync(transaction, slot.Run, backfill, id);
        await transaction.ExecuteAsync("update runs set position = $position where id = $run", ("position", position), ("run", run));
    }

    private static async Task RequeueAsync(HistoryTransaction transaction, string run, NewBackfill backfill, string id)
    {
        var queued = await transaction.ExecuteAsync(
            """
            update runs set state = 'queued', backfill = $id, finished = null, reason = null, cancel_by = null, queued = $now, part = $part, cause = 'rerun', cause_by = $by,
                full_refresh = full_refresh or $full_refresh
            where id = $run and state not in ('queued', 'running')
            """,
            ("id", id),
            ("now", backfill.Created),
            ("part", HistoryRows.Json(new RunPart { FullRefresh = backfill.FullRefresh })),
            ("by", backfill.By),
            ("full_refresh", backfill.FullRefresh),
            ("run", run));
        if (queued == 0)
            throw await RunQueue.IsBusyAsync(transaction, run);
    }

    private static NewRun Describe(NewBackfill backfill, Session session, string id) => new()
    {
        Job = backfill.Job,
        Session = session,
        Trigger = RunTrigger.Backfill,
        Created = backfill.Created,
        By = backfill.By,
        Backfill = id,
        FullRefresh = backfill.FullRefresh,
        Parameters = backfill.Parameters,
        Version = backfill.Version,
    };

    private Task<Backfill> ChangeAsync(
        string id, BackfillState to, IReadOnlyList<BackfillState> from, Func<HistoryTransaction, string, Task> work, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var table = new BackfillTable(transaction);
                var found = await table.FindAsync(id);
                if (!from.Contains(found.State))
                    throw new PipelineException($"backfill {found.Id}: it is {HistoryRows.Word(found.State)}. Nothing can be changed any more.");
                await table.SetStateAsync(found.Id, to);
                await work(transaction, found.Id);
                return await table.GetAsync(found.Id);
            },
            cancellation);
}
