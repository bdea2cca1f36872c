using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The run history in a DuckDB file, or in memory for <c>:memory:</c>.</summary>
public sealed class DuckDbRunHistory : IRunHistory, IDisposable
{
    private readonly HistoryDatabase database;
    private readonly RunLookup lookup;
    private readonly RunWriter writer;

    private DuckDbRunHistory(HistoryDatabase database, TimeProvider time)
    {
        this.database = database;
        lookup = new RunLookup(database);
        writer = new RunWriter(database);
        Calls = new VendorCalls(database, time);
    }

    /// <summary>The calls made to vendors, counted in the same file.</summary>
    public IVendorCalls Calls { get; }

    /// <summary>Opens or creates the file; runs whose process is gone become interrupted.</summary>
    public static DuckDbRunHistory Open(string path) => Open(path, TimeProvider.System);

    /// <summary>Opens or creates the file; calls are counted by the given clock.</summary>
    public static DuckDbRunHistory Open(string path, TimeProvider time)
    {
        var opened = HistoryDatabase.Open(path);
        try
        {
            HistorySchema.Apply(opened, path);
            InterruptedRuns.Mark(opened);
            return new DuckDbRunHistory(opened, time);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public Task<Run> StartRunAsync(NewRun run, IReadOnlyList<string> steps, CancellationToken cancellation) =>
        database.InTurnAsync(
            () =>
            {
                var id = writer.NewId(run.Started);
                database.InTransaction(() => writer.StartRun(id, run, steps));
                return lookup.Get(id);
            },
            cancellation);

    public Task<Run> ResumeRunAsync(string run, IReadOnlyList<string> steps, bool fullRefresh, CancellationToken cancellation) =>
        database.InTurnAsync(
            () =>
            {
                database.InTransaction(() => writer.Resume(run, steps, fullRefresh));
                return lookup.Get(run);
            },
            cancellation);

    public Task StartAttemptAsync(string run, Attempt attempt, CancellationToken cancellation) =>
        database.WriteAsync(() => writer.StartAttempt(run, attempt), cancellation);

    public Task FinishAttemptAsync(string run, Attempt attempt, RunStep? step, CancellationToken cancellation) =>
        database.WriteAsync(
            () =>
            {
                writer.UpdateAttempt(run, attempt);
                if (step is not null)
                    writer.UpdateStep(run, step);
            },
            cancellation);

    public Task FinishStepAsync(string run, RunStep step, CancellationToken cancellation) =>
        database.WriteAsync(() => writer.UpdateStep(run, step), cancellation);

    public Task<RunDetails> FinishRunAsync(string run, RunState state, DateTimeOffset finished, CancellationToken cancellation) =>
        database.InTurnAsync(
            () =>
            {
                database.InTransaction(() => writer.FinishRun(run, state, finished));
                return lookup.Details(lookup.Get(run));
            },
            cancellation);

    public Task<IReadOnlyList<Run>> ListAsync(RunFilter filter, CancellationToken cancellation) =>
        database.InTurnAsync<IReadOnlyList<Run>>(() => lookup.List(filter), cancellation);

    public Task<RunDetails> FindAsync(string run, CancellationToken cancellation) =>
        database.InTurnAsync(() => lookup.Find(run), cancellation);

    public void Dispose() => database.Dispose();
}
