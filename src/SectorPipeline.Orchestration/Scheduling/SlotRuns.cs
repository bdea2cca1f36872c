using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Makes a run of a slot, or records why it has none. Doing so twice changes nothing: a job has one run per slot.</summary>
public sealed partial class SlotRuns(IRunQueue queue, IRunHistory history, MarketSessions sessions, ExecutorOptions options, TimeProvider time, ILogger<SlotRuns> logger)
{
    private const string Schedule = "schedule";

    /// <summary>Queues a run for the slot as the job's overlap policy allows.</summary>
    public async Task StartAsync(Job job, Slot slot, CancellationToken cancellation)
    {
        if (slot.Session is null)
        {
            await RecordAsync(job, slot, RunState.NoSession, "the exchange is closed on this day", cancellation);
            return;
        }

        var active = await ActiveAsync(job, cancellation);
        if (job.Overlap == OverlapPolicy.Skip && active is [var other, ..])
        {
            await RecordAsync(job, slot, RunState.Skipped, $"run {other.Id} was still {HistoryRows.Word(other.State)}, and the job says overlap: skip", cancellation);
            return;
        }

        await EnqueueAsync(job, slot, RunTrigger.Scheduled, cancellation);
        if (job.Overlap == OverlapPolicy.Cancel)
            await CancelAsync(active, $"overlap of the slot {slot.At:u}", cancellation);
    }

    /// <summary>Queues a run for a slot that passed while no host was there, unless its session has been processed since.</summary>
    public async Task MakeUpAsync(Job job, Slot slot, CancellationToken cancellation)
    {
        var done = new RunFilter { Job = job.Name, Session = sessions.Of(slot), State = RunState.Succeeded, Limit = 1 };
        if (slot.Session is null)
            await RecordAsync(job, slot, RunState.NoSession, "the exchange is closed on this day", cancellation);
        else if (await history.ListAsync(done, cancellation) is [var earlier])
            await RecordAsync(job, slot, RunState.Skipped, $"run {earlier.Id} has processed the session", cancellation);
        else
            await EnqueueAsync(job, slot, RunTrigger.CatchUp, cancellation);
    }

    /// <summary>Records a slot that passed while no host was there, and that is too old to be made up for.</summary>
    public Task GiveUpAsync(Job job, Slot slot, CancellationToken cancellation) =>
        slot.Session is null
            ? RecordAsync(job, slot, RunState.NoSession, "the exchange is closed on this day", cancellation)
            : RecordAsync(job, slot, RunState.Skipped, $"no host ran then, and catch_up makes up for {job.Schedule!.CatchUp} sessions only", cancellation);

    private async Task EnqueueAsync(Job job, Slot slot, RunTrigger trigger, CancellationToken cancellation)
    {
        if (await queue.EnqueueAsync(Describe(job, slot, trigger), new RunPart { All = true }, cancellation) is { } run)
            LogQueued(run.Id, job.Name, run.Session, slot.At);
    }

    private async Task RecordAsync(Job job, Slot slot, RunState state, string reason, CancellationToken cancellation)
    {
        if (await queue.RecordAsync(Describe(job, slot, RunTrigger.Scheduled), state, reason, cancellation) is not null)
            LogNoRun(job.Name, slot.At, reason);
    }

    private async Task<List<Run>> ActiveAsync(Job job, CancellationToken cancellation)
    {
        var active = new List<Run>();
        foreach (var state in (RunState[])[RunState.Running, RunState.Queued])
            active.AddRange(await history.ListAsync(new RunFilter { Job = job.Name, State = state, Limit = 1000 }, cancellation));
        return active.FindAll(run => run.Backfill is null);
    }

    private async Task CancelAsync(List<Run> active, string by, CancellationToken cancellation)
    {
        foreach (var run in active)
        {
            try
            {
                await queue.CancelAsync(run.Id, by, cancellation);
            }
            catch (PipelineException)
            {
                // It ended in between.
            }
        }
    }

    private NewRun Describe(Job job, Slot slot, RunTrigger trigger) => new()
    {
        Job = job.Name,
        Session = sessions.Of(slot),
        Trigger = trigger,
        Created = time.GetUtcNow(),
        Slot = slot.At,
        By = Schedule,
        Version = options.Version,
    };

    [LoggerMessage(LogLevel.Information, "Queued run {Run} of {Job} for session {Session}, due {Slot:u}")]
    partial void LogQueued(string run, string job, Session session, DateTimeOffset slot);

    [LoggerMessage(LogLevel.Information, "No run of {Job} for the slot {Slot:u}: {Reason}")]
    partial void LogNoRun(string job, DateTimeOffset slot, string reason);
}
