using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Operations;

/// <summary>Publishes what has changed in the run history to the warehouse; doing so again changes nothing.</summary>
internal sealed class RunPublisher(HistoryStore store, MissedDeadlines missed, IngestionOptions ingestion, OperationsTables tables, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    // A run that was published as ended is looked at again for so long: somebody may have run it again in a process that died.
    private static readonly TimeSpan LookedAtAgain = TimeSpan.FromDays(3);
    private const int MostAtOnce = 2_000;
    private const int RunsToExpectFrom = 10;

    /// <param name="jobs">The jobs, whose deadlines are published with their runs.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task PublishAsync(JobCatalog jobs, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var published = await tables.PublishedAsync(now - Kept, cancellation);
        var rows = new List<RunRow>();
        foreach (var run in await ChangedAsync(published, now, cancellation))
            rows.Add(await RowOfAsync(run, jobs, cancellation));
        await tables.WriteAsync(rows, await CallsAsync(now, cancellation), now - Kept, cancellation);
        await tables.WriteMissedAsync(await MissedAsync(jobs, cancellation), cancellation);
    }

    private async Task<List<MissedSlotRow>> MissedAsync(JobCatalog jobs, CancellationToken cancellation)
    {
        var rows = new List<MissedSlotRow>();
        foreach (var job in jobs.Jobs)
            rows.AddRange((await missed.FindAsync(job, cancellation)).Select(slot => new MissedSlotRow(slot.Job, slot.Session.Date, slot.Due, slot.Deadline)));
        return rows;
    }

    private async Task<IReadOnlyList<Run>> ChangedAsync(IReadOnlyList<PublishedRun> published, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = published.ToDictionary(run => run.RunId, StringComparer.Ordinal);
        var since = published.Count == 0 ? now - Kept : published.Max(run => run.QueuedAt) - LookedAtAgain;
        var runs = new Dictionary<string, Run>(StringComparer.Ordinal);
        foreach (var filter in Filters(since))
        {
            foreach (var run in await store.Runs.ListAsync(filter, cancellation))
                runs[run.Id] = run;
        }

        foreach (var unfinished in published.Where(run => run.IsUnfinished && !runs.ContainsKey(run.RunId)))
        {
            if (await FindAsync(unfinished.RunId, cancellation) is { } run)
                runs[run.Id] = run;
        }

        return [.. runs.Values.Where(run => IsNews(run, known.GetValueOrDefault(run.Id)))];
    }

    // It may be too old for the history by now.
    private async Task<Run?> FindAsync(string run, CancellationToken cancellation)
    {
        try
        {
            return (await store.Runs.FindAsync(run, cancellation)).Run;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private static IEnumerable<RunFilter> Filters(DateTimeOffset since) =>
    [
        new RunFilter { From = since, Limit = MostAtOnce },
        new RunFilter { State = RunState.Running, Limit = MostAtOnce },
        new RunFilter { State = RunState.Queued, Limit = MostAtOnce },
    ];

    // What runs has news in its steps all the time.
    private static bool IsNews(Run run, PublishedRun? known) =>
        known is null || run.State is RunState.Running || WordOf(run.State) != known.State || !IsSame(run.Finished, known.EndedAt);

    // The warehouse keeps microseconds.
    private static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null == other is null && (one - other)?.Duration() is null or { TotalMilliseconds: < 1 };

    private async Task<RunRow> RowOfAsync(Run run, JobCatalog jobs, CancellationToken cancellation)
    {
        var details = await store.Runs.FindAsync(run.Id, cancellation);
        var failed = details.Steps.FirstOrDefault(step => step.Error is not null);
        return new RunRow
        {
            RunId = run.Id,
            Job = run.Job,
            Session = run.Session.Date,
            Trigger = WordOf(run.Trigger),
            State = WordOf(run.State),
            QueuedAt = run.Created,
            StartedAt = run.Started,
            EndedAt = run.Finished,
            DeadlineAt = DeadlineOf(run, jobs),
            ExpectedEndAt = run.State is RunState.Running or RunState.Queued ? await ExpectedAsync(run, cancellation) : null,
            Error = failed is null ? run.Reason : $"{failed.Name}: {failed.Error}",
            Steps = [.. details.Steps.Select(step => new StepRow(step.Name, WordOf(step.State), step.Attempts.Count, step.Started, step.Finished, step.Rows, step.Error))],
        };
    }

    private static DateTimeOffset? DeadlineOf(Run run, JobCatalog jobs) =>
        run is { Trigger: RunTrigger.Scheduled, Slot: { } slot } && jobs.Find(run.Job) is { } job
            ? job.DeadlineOn(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot, job.TimeZone).DateTime))
            : null;

    // The median of the latest scheduled runs: those that people start do not wait for the times of their steps.
    private async Task<DateTimeOffset?> ExpectedAsync(Run run, CancellationToken cancellation)
    {
        var filter = new RunFilter { Job = run.Job, State = RunState.Succeeded, Trigger = RunTrigger.Scheduled, Limit = RunsToExpectFrom };
        var took = (await store.Runs.ListAsync(filter, cancellation)).Select(done => done.Finished - done.Started).OfType<TimeSpan>().Order().ToList();
        return took.Count == 0 ? null : (run.Started ?? run.Slot ?? run.Created) + took[took.Count / 2];
    }

    private async Task<IReadOnlyList<VendorCallsRow>> CallsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = new List<VendorCallsRow>();
        foreach (var (vendor, limits) in ingestion.Limits())
        {
            var usage = await store.Calls.UsageAsync(vendor, new CallLimits(PerDay: limits.PerDay) { Zone = limits.DayZone }, cancellation);
            var calls = usage.DayIsSpent ? Math.Max(usage.Day, limits.PerDay ?? 0) : usage.Day;
            if (calls > 0)
                rows.Add(new VendorCallsRow(vendor, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, limits.DayZone).DateTime), calls, limits.PerDay));
        }

        return rows;
    }

    private static string WordOf<T>(T value)
        where T : struct, Enum => Host.ApiJson.Word(value);
}
