using SectorPipeline.App.Cli;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Queues what callers ask for, after it is sure that it can be run.</summary>
internal sealed class RunIntake(JobFolder jobs, IRunHistory history, IRunQueue queue, JobExecutor executor, MarketSessions sessions, WakeSignal added, TimeProvider time)
{
    public async Task<Run> StartAsync(string job, RunOrder order, string by, CancellationToken cancellation)
    {
        var found = jobs.Current.Get(job);
        var request = new RunRequest
        {
            Session = SessionChoice.Of(order.Session, sessions.LastFor(found, time.GetUtcNow()), "session"),
            By = by,
            From = order.From,
            Only = order.Only,
            FullRefresh = order.FullRefresh,
            Parameters = order.Parameters ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        var run = await queue.EnqueueAsync(executor.Prepare(found, request), PartOf(order), cancellation);
        added.Call();
        return run!;
    }

    public async Task<Run> RerunAsync(string run, RerunOrder order, string by, CancellationToken cancellation)
    {
        var before = (await history.FindAsync(run, cancellation)).Run;
        var part = new RunPart { From = order.From, Only = order.Only, FullRefresh = order.FullRefresh };
        StepSelection.Named(jobs.Current.Get(before.Job), part.From, part.Only);
        var queued = await queue.RequeueAsync(before.Id, part, RunTrigger.Rerun, by, cancellation);
        added.Call();
        return queued;
    }

    public Task<Run> CancelAsync(string run, string by, CancellationToken cancellation) => queue.CancelAsync(run, by, cancellation);

    private static RunPart PartOf(RunOrder order) =>
        new() { From = order.From, Only = order.Only, FullRefresh = order.FullRefresh, All = order.From is null && order.Only is null };
}
