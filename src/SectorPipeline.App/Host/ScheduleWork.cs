using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Keeps the schedule as the job files say, and makes up for slots that were missed: at the start and every minute.</summary>
internal sealed partial class ScheduleWork(
    JobFolder jobs, QuartzSchedule schedule, MissedSlots missed, WakeSignal added, TimeProvider time, ILogger<ScheduleWork> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly WakeSignal changed = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        jobs.Changed += (_, _) => OnChanged();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WorkAsync(stoppingToken);
            await changed.WaitAsync(Pause, stoppingToken);
        }
    }

    private void OnChanged()
    {
        foreach (var fault in jobs.Faults.Values.SelectMany(faults => faults))
            LogRefused(fault);
        changed.Call();
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await schedule.ApplyAsync(jobs.Current, cancellation);
            foreach (var job in jobs.Current.Jobs)
                await missed.MakeUpAsync(job, cancellation);
            added.Call();
        }
        catch (Exception error) when (error is PipelineException or Quartz.SchedulerException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Error, "A job file is refused; its job stays as it was:\n{Fault}")]
    partial void LogRefused(string fault);

    [LoggerMessage(LogLevel.Error, "The schedule could not be brought up to date; it is tried again in a minute")]
    partial void LogFailed(Exception error);
}
