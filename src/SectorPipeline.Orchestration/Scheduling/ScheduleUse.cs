namespace SectorPipeline.Orchestration;

/// <summary>Tells jobs that run on their schedule from those that only people start.</summary>
public sealed class ScheduleUse(IRunHistory history, TimeProvider time)
{
    private const int MostRuns = 1_000;

    // Who has run nothing on a schedule for so long has given it up.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>The first slot of the last month that a host started a run of in time; null when there is none.</summary>
    public async Task<DateTimeOffset?> SinceAsync(Job job, CancellationToken cancellation)
    {
        if (job.Schedule is null)
            return null;
        var filter = new RunFilter { Job = job.Name, Trigger = RunTrigger.Scheduled, From = time.GetUtcNow() - Remembered, Limit = MostRuns };
        // What is only recorded, a host that came later may have recorded.
        return (await history.ListAsync(filter, cancellation)).Where(run => run.State is not (RunState.Skipped or RunState.NoSession)).Min(run => run.Slot);
    }
}
