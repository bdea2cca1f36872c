using Microsoft.Extensions.Logging;
using Quartz;

namespace SectorPipeline.Orchestration;

/// <summary>What Quartz fires: the slot of a job becomes a queued run.</summary>
internal sealed partial class SlotJob(JobFolder jobs, SlotRuns runs, ILogger<SlotJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellation = default)
    {
        var name = context.JobDetail.Key.Name;
        if (jobs.Current.Find(name) is not { Schedule: { } schedule } job || context.ScheduledFireTimeUtc is not { } due)
        {
            LogUnknown(name);
            return;
        }

        if (new SlotCalendar(schedule).At(due) is { } slot)
            await runs.StartAsync(job, slot, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The schedule fired {Job}, which no job file of this node describes")]
    partial void LogUnknown(string job);
}
