using Quartz;

namespace SectorPipeline.Orchestration;

/// <summary>Keeps Quartz's jobs as the job files say: one trigger per schedule.</summary>
public sealed class QuartzSchedule(ISchedulerFactory schedulers)
{
    internal const string Group = "jobs";

    /// <summary>Adds, replaces and removes jobs and their triggers; one that has not changed keeps its place.</summary>
    public async Task ApplyAsync(JobCatalog catalog, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var wanted = catalog.Jobs.Where(job => job.Schedule is not null).ToDictionary(job => job.Name, StringComparer.Ordinal);
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellation))
        {
            if (!wanted.ContainsKey(key.Name))
                await scheduler.DeleteJob(key, cancellation);
        }

        foreach (var job in wanted.Values)
            await ApplyAsync(scheduler, job, cancellation);
    }

    private static async Task ApplyAsync(IScheduler scheduler, Job job, CancellationToken cancellation)
    {
        var trigger = TriggerOf(job);
        if (await scheduler.GetTrigger(trigger.Key, cancellation) is ICronTrigger known && IsSame(known, (ICronTrigger)trigger))
            return;
        var detail = JobBuilder.Create<SlotJob>().WithIdentity(job.Name, Group).Build();
        await scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, cancellation);
    }

    // A slot that nobody could start in time is made up for by MissedSlots, as the job's catch_up says.
    private static ITrigger TriggerOf(Job job) =>
        TriggerBuilder.Create()
            .WithIdentity(job.Name, Group)
            .WithCronSchedule(
                CronExpression.Parse(job.Schedule!.Cron, CronFormat.Unix),
                cron => cron.InTimeZone(job.Schedule.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
            .Build();

    private static bool IsSame(ICronTrigger one, ICronTrigger other) =>
        one.CronExpressionString == other.CronExpressionString && one.TimeZone.Id == other.TimeZone.Id;
}
