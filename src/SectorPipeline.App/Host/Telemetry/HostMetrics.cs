using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>What <c>/metrics</c> says: what the instruments measured, and what the history knows of every node's work.</summary>
internal sealed class HostMetrics(
    MeterCollector meters, JobFolder jobs, IRunHistory history, IVendorLedger ledger, IngestionOptions ingestion, NodeHeartbeat heartbeat, ActiveRuns active)
{
    public async Task<string> WriteAsync(CancellationToken cancellation)
    {
        var text = new PrometheusText()
            .Gauge("sector_node_runs", "Runs that this node executes.", active.Count)
            .Gauge("sector_node_silence_seconds", "Seconds since the run history took this node's sign of life.", heartbeat.Silence.TotalSeconds);
        await AddQueueAsync(text, cancellation);
        await AddJobsAsync(text, cancellation);
        await AddBudgetsAsync(text, cancellation);
        foreach (var series in meters.Series)
            text.Add(series);
        return text.ToString();
    }

    private async Task AddQueueAsync(PrometheusText text, CancellationToken cancellation)
    {
        foreach (var state in (RunState[])[RunState.Queued, RunState.Running])
        {
            var runs = await history.ListAsync(new RunFilter { State = state, Limit = 10_000 }, cancellation);
            text.Gauge("sector_runs", "Runs of all nodes that have not ended.", runs.Count, PrometheusText.Label("state", ApiJson.Word(state)));
        }
    }

    private async Task AddJobsAsync(PrometheusText text, CancellationToken cancellation)
    {
        var succeeded = new List<Run>();
        foreach (var job in jobs.Current.Jobs)
            succeeded.AddRange(await history.ListAsync(new RunFilter { Job = job.Name, State = RunState.Succeeded, Limit = 1 }, cancellation));
        foreach (var run in succeeded)
        {
            text.Gauge(
                "sector_job_last_success_timestamp_seconds", "When the job's latest run that succeeded ended, in Unix time.",
                run.Finished!.Value.ToUnixTimeMilliseconds() / 1000.0, PrometheusText.Label("job", run.Job));
        }

        foreach (var run in succeeded.Where(run => run.Started is not null))
        {
            text.Gauge(
                "sector_job_last_success_duration_seconds", "How long the job's latest run that succeeded took.",
                (run.Finished!.Value - run.Started!.Value).TotalSeconds, PrometheusText.Label("job", run.Job));
        }
    }

    private async Task AddBudgetsAsync(PrometheusText text, CancellationToken cancellation)
    {
        foreach (var (vendor, limits) in ingestion.Limits())
        {
            if (await ledger.LeftTodayAsync(vendor, limits, cancellation) is { } left)
                text.Gauge("sector_vendor_calls_left", "Calls that the vendor's day still allows.", left, PrometheusText.Label("vendor", vendor));
        }
    }
}
