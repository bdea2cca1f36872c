namespace SectorPipeline.Orchestration;

/// <summary>Finds deadlines that passed while no host was there to start a run: of those that were started, the run itself tells.</summary>
public sealed class MissedDeadlines(IRunHistory history, ScheduleUse use, MarketSessions sessions, TimeProvider time)
{
    private const int MostRuns = 100;

    // What is older is history, and nobody waits for it.
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(7);

    /// <summary>Those of the last week, oldest first; none of a job that is not run on its schedule, or before it was.</summary>
    public async Task<IReadOnlyList<MissedDeadline>> FindAsync(Job job, CancellationToken cancellation)
    {
        if (job is not { Schedule: { } schedule, Deadline: not null } || await use.SinceAsync(job, cancellation) is not { } since)
            return [];
        var now = time.GetUtcNow();
        var from = since > now - LookedBack ? since : now - LookedBack;
        var missed = new List<MissedDeadline>();
        foreach (var slot in new SlotCalendar(schedule).Between(from, now).Where(slot => slot.Session is not null))
        {
            if (job.DeadlineOn(job.DayOf(slot.At)) is { } deadline && deadline <= now && !await IsAccountedForAsync(job, slot, cancellation))
                missed.Add(new MissedDeadline(job.Name, sessions.Of(slot), slot.At, deadline));
        }

        return missed;
    }

    private async Task<bool> IsAccountedForAsync(Job job, Slot slot, CancellationToken cancellation) =>
        (await history.ListAsync(new RunFilter { Job = job.Name, Session = sessions.Of(slot), Limit = MostRuns }, cancellation))
        .Any(run => run.State == RunState.Succeeded || (run.Trigger == RunTrigger.Scheduled && run.Slot == slot.At && run.State != RunState.Skipped));
}
