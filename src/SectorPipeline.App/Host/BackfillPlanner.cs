using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Finds the sessions that a job has not processed, and queues a run for each.</summary>
internal sealed class BackfillPlanner(
    JobFolder jobs, IRunHistory history, IBackfills backfills, IVendorLedger ledger, IngestionOptions ingestion, MarketSessions sessions, ExecutorOptions executor, TimeProvider time)
{
    private const int Sample = 5;

    public async Task<BackfillPlan> PlanAsync(BackfillRequest request, CancellationToken cancellation)
    {
        var job = Checked(request);
        var slots = await SlotsAsync(request, cancellation);
        var examples = await ExamplesAsync(job, cancellation);
        return new BackfillPlan
        {
            Job = job.Name,
            Sessions = [.. slots.Select(slot => slot.Session)],
            LeftOut = SessionsOf(request).Count - slots.Count,
            ExpectedTime = ExpectedTime(examples, slots.Count, request.MaxParallel),
            Calls = await CallsAsync(job, examples, slots.Count, cancellation),
        };
    }

    /// <exception cref="ConfigurationException">Nothing is missing.</exception>
    public async Task<Backfill> StartAsync(BackfillRequest request, string by, CancellationToken cancellation)
    {
        var job = Checked(request);
        var slots = await SlotsAsync(request, cancellation);
        if (slots.Count == 0)
            throw new ConfigurationException($"{job.Name}, {request.Days}: no session is missing. To process them again, ask for a full refresh.");
        return await backfills.CreateAsync(Describe(request, by), slots, cancellation);
    }

    private Job Checked(BackfillRequest request)
    {
        var job = jobs.Current.Get(request.Job);
        string[] faults =
        [
            .. request.MaxParallel is < 1 or > 100 ? [$"max_parallel: {request.MaxParallel} is not a number of runs from 1 to 100."] : Array.Empty<string>(),
            .. SessionsOf(request).Count == 0 ? [$"{request.Days}: holds no complete session. The last one is {sessions.LastAt(time.GetUtcNow())}."] : Array.Empty<string>(),
            .. job.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => $"{job.Name}: needs the parameter {parameter.Name}, which a backfill has not."),
        ];
        return faults.Length == 0 ? job : throw new ConfigurationException(faults);
    }

    private List<Session> SessionsOf(BackfillRequest request)
    {
        var last = sessions.LastAt(time.GetUtcNow()).Date;
        return [.. TradingCalendar.Nyse.Sessions(request.Days.First, request.Days.Last < last ? request.Days.Last : last).Select(date => new Session(date))];
    }

    private async Task<List<BackfillSlot>> SlotsAsync(BackfillRequest request, CancellationToken cancellation)
    {
        var latest = await LatestRunsAsync(request, cancellation);
        var slots = SessionsOf(request)
            .Select(session => (Session: session, Run: latest.GetValueOrDefault(session)))
            .Where(pair => IsMissing(request, pair.Run))
            .Select(pair => new BackfillSlot(pair.Session, request.OnlyFailed ? pair.Run!.Id : null));
        return [.. request.Order == BackfillOrder.Newest ? slots.Reverse() : slots];
    }

    private static bool IsMissing(BackfillRequest request, Run? latest)
    {
        if (latest is { State: RunState.Queued or RunState.Running })
            return false;
        if (request.OnlyFailed)
            return latest is { State: RunState.Failed or RunState.Cancelled or RunState.Interrupted };
        return request.FullRefresh || latest is not { State: RunState.Succeeded };
    }

    // Of several runs of a session one that succeeded counts, else the latest.
    private async Task<Dictionary<Session, Run>> LatestRunsAsync(BackfillRequest request, CancellationToken cancellation)
    {
        var runs = await history.ListAsync(new RunFilter { Job = request.Job, Sessions = request.Days, Limit = int.MaxValue }, cancellation);
        return runs
            .Where(run => run.State is not (RunState.Skipped or RunState.NoSession))
            .GroupBy(run => run.Session)
            .ToDictionary(group => group.Key, group => group.FirstOrDefault(run => run.State == RunState.Succeeded) ?? group.First());
    }

    private async Task<List<RunDetails>> ExamplesAsync(Job job, CancellationToken cancellation)
    {
        var details = new List<RunDetails>();
        foreach (var run in await history.ListAsync(new RunFilter { Job = job.Name, State = RunState.Succeeded, Limit = Sample }, cancellation))
            details.Add(await history.FindAsync(run.Id, cancellation));
        return details;
    }

    private static TimeSpan? ExpectedTime(List<RunDetails> examples, int count, int parallel)
    {
        var times = examples.Where(run => run.Run is { Started: not null, Finished: not null }).Select(run => run.Run.Finished!.Value - run.Run.Started!.Value).Order().ToList();
        return times.Count == 0 ? null : times[times.Count / 2] * Math.Ceiling(count / (double)parallel);
    }

    private async Task<List<BackfillCalls>> CallsAsync(Job job, List<RunDetails> examples, int count, CancellationToken cancellation)
    {
        var calls = new List<BackfillCalls>();
        var limits = ingestion.Limits();
        foreach (var step in job.Steps.Names)
        {
            var requests = examples.SelectMany(run => run.Steps).Where(one => one.Name == step).Select(one => one.Counts.GetValueOrDefault(StepCounts.Requests)).Order().ToList();
            if (requests.Count == 0 || requests[^1] == 0)
                continue;
            var vendor = job.Steps[step].Pool is { } pool && limits.ContainsKey(pool) ? pool : null;
            var left = vendor is null ? null : await ledger.LeftTodayAsync(vendor, limits[vendor], cancellation);
            calls.Add(new BackfillCalls(step, vendor, requests[requests.Count / 2] * count, left));
        }

        return calls;
    }

    private NewBackfill Describe(BackfillRequest request, string by) => new()
    {
        Job = request.Job,
        First = new Session(request.Days.First),
        Last = new Session(request.Days.Last),
        Order = request.Order,
        MaxParallel = request.MaxParallel,
        OnlyFailed = request.OnlyFailed,
        FullRefresh = request.FullRefresh,
        By = by,
        Created = time.GetUtcNow(),
        Version = executor.Version,
    };
}
