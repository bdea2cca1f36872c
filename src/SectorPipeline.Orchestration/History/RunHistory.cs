using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The run history in its database, as one node writes it.</summary>
internal sealed class RunHistory(IHistoryDatabase database, Ownership ownership, TimeProvider time) : IRunHistory
{
    public Task<Run> StartRunAsync(NewRun run, IReadOnlyList<string> steps, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                await new NodeTable(transaction).BeatAsync(ownership.Node);
                var row = new RunInsert(run, RunState.Running) { Part = new RunPart { All = true }, Started = time.GetUtcNow(), Node = ownership.Node, Execution = 1 };
                var id = await new RunInserter(transaction).AddAsync(row)
                    ?? throw new PipelineException($"{run.Job}: has a run for the slot {run.Slot:u} already. See 'sector runs list'.");
                await new RunWriter(transaction).AddStepsAsync(id, steps);
                Take(transaction, id, 1);
                return await new RunLookup(transaction).GetAsync(id);
            },
            cancellation);

    public async Task<Run> ResumeRunAsync(string run, IReadOnlyList<string> steps, bool fullRefresh, CancellationToken cancellation)
    {
        var resumed = await database.WriteAsync(
            async transaction =>
            {
                if (ownership.IsFirstResumption(run))
                    await ownership.CheckAsync(transaction, run);
                else
                    await TakeEndedAsync(transaction, run);
                if (fullRefresh)
                    await transaction.ExecuteAsync("update runs set full_refresh = true where id = $run", ("run", run));
                await new RunWriter(transaction).SetWaitingAsync(run, steps);
                return await new RunLookup(transaction).GetAsync(run);
            },
            cancellation);
        ownership.Resume(run);
        return resumed;
    }

    public Task StartAttemptAsync(string run, Attempt attempt, CancellationToken cancellation) =>
        WriteAsync(run, writer => writer.StartAttemptAsync(run, attempt), cancellation);

    public Task<Task> FinishAttemptAsync(string run, Attempt attempt, RunStep? step, CancellationToken cancellation) =>
        database.WriteInOrderAsync(
            Owned(
                run,
                async writer =>
                {
                    await writer.UpdateAttemptAsync(run, attempt);
                    if (step is not null)
                        await writer.UpdateStepAsync(run, step);
                }),
            cancellation);

    public Task FinishStepAsync(string run, RunStep step, CancellationToken cancellation) =>
        WriteAsync(run, writer => writer.UpdateStepAsync(run, step), cancellation);

    public async Task<RunDetails> FinishRunAsync(string run, RunState state, DateTimeOffset finished, CancellationToken cancellation)
    {
        await WriteAsync(run, writer => writer.FinishRunAsync(run, state, finished), cancellation);
        ownership.Release(run);
        return await FindAsync(run, CancellationToken.None);
    }

    public Task<IReadOnlyList<Run>> ListAsync(RunFilter filter, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Run>>(async transaction => await new RunLookup(transaction).ListAsync(filter), cancellation);

    public Task<RunDetails> FindAsync(string run, CancellationToken cancellation) =>
        database.ReadAsync(
            async transaction =>
            {
                var lookup = new RunLookup(transaction);
                return await lookup.DetailsAsync(await lookup.FindAsync(run));
            },
            cancellation);

    public Task RecordSubStepsAsync(string run, IReadOnlyList<RunSubStep> subSteps, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                await ownership.CheckAsync(transaction, run);
                await new SubStepTable(transaction).WriteAsync(run, subSteps);
            },
            cancellation);

    public Task<IReadOnlyList<RunSubStep>> SubStepsAsync(string run, string? step, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<RunSubStep>>(async transaction => await new SubStepTable(transaction).ListAsync(run, step), cancellation);

    public Task<string?> SubStepDetailAsync(string run, string step, int attempt, string name, CancellationToken cancellation) =>
        database.ReadAsync(transaction => new SubStepTable(transaction).DetailAsync(run, step, attempt, name), cancellation);

    public Task AppendLogAsync(string run, IReadOnlyList<LogLine> lines, CancellationToken cancellation) =>
        database.WriteAsync(transaction => new LogTable(transaction).AppendAsync(run, lines), cancellation);

    public Task<IReadOnlyList<LogLine>> LogAsync(string run, string? step, long afterId, int limit, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<LogLine>>(async transaction => await new LogTable(transaction).ListAsync(run, step, afterId, limit), cancellation);

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        database.WriteAsync(transaction => new RunPurge(transaction).PurgeAsync(before), cancellation);

    private Task WriteAsync(string run, Func<RunWriter, Task> write, CancellationToken cancellation) =>
        database.WriteAsync(Owned(run, write), cancellation);

    private Func<HistoryTransaction, Task> Owned(string run, Func<RunWriter, Task> write) => async transaction =>
    {
        await ownership.CheckAsync(transaction, run);
        await write(new RunWriter(transaction));
    };

    private async Task TakeEndedAsync(HistoryTransaction transaction, string run)
    {
        await new NodeTable(transaction).BeatAsync(ownership.Node);
        var taken = await transaction.ReadAsync(
            """
            update runs set state = 'running', finished = null, reason = null, cancel_by = null, recover = false, node = $node,
                execution = execution + 1, started = coalesce(started, $now)
            where id = $run and state not in ('queued', 'running')
            returning execution
            """,
            row => row.GetInt32(0),
            ("node", ownership.Node),
            ("now", time.GetUtcNow()),
            ("run", run));
        if (taken is not [var execution])
            throw await RunQueue.IsBusyAsync(transaction, run);
        Take(transaction, run, execution);
    }

    private void Take(HistoryTransaction transaction, string run, int execution)
    {
        ownership.Take(run, execution);
        transaction.OnRollback(() => ownership.Release(run));
    }
}
