using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Makes up for the slots that passed while no host ran, or whose start failed.</summary>
public sealed class MissedSlots(IRunHistory history, SlotRuns runs, TimeProvider time)
{
    // A year without a host leaves one line for each of the latest slots, not thousands.
    private const int MostRecorded = 100;

    // What has just fallen due is the scheduler's.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Queues what the job's <c>catch_up</c> allows, oldest session first, and records the rest.</summary>
    public async Task MakeUpAsync(Job job, CancellationToken cancellation)
    {
        if (job.Schedule is not { CatchUp: > 0 and var most } schedule || await KnownUntilAsync(job, cancellation) is not { } known)
            return;
        var missed = new SlotCalendar(schedule).Between(known, time.GetUtcNow() - Grace).TakeLast(MostRecorded + most).ToList();
        var chosen = missed.Where(slot => slot.Session is not null).TakeLast(most).ToHashSet();
        foreach (var slot in missed)
            await (chosen.Contains(slot) || slot.Session is null ? runs.MakeUpAsync(job, slot, cancellation) : runs.GiveUpAsync(job, slot, cancellation));
    }

    // A job that has never run has missed nothing.
    private async Task<DateTimeOffset?> KnownUntilAsync(Job job, CancellationToken cancellation)
    {
        DateTimeOffset? known = null;
        foreach (var trigger in (RunTrigger[])[RunTrigger.Scheduled, RunTrigger.CatchUp])
        {
            var latest = await history.ListAsync(new RunFilter { Job = job.Name, Trigger = trigger, Limit = 1 }, cancellation);
            if (latest is [{ Slot: { } slot }] && (known is null || slot > known))
                known = slot;
        }

        return known ?? (await history.ListAsync(new RunFilter { Job = job.Name, Limit = 1 }, cancellation) is [var any] ? any.Created : null);
    }
}
