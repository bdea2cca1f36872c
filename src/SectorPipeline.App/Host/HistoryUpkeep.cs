using SectorPipeline.App.Configuration;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Removes from the history, once a day, what is older than the settings keep.</summary>
internal sealed partial class HistoryUpkeep(IRunHistory history, HistoryOptions options, TimeProvider time, ILogger<HistoryUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), time, stoppingToken);
            await PurgeAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        try
        {
            var (removed, before) = (0, time.GetUtcNow().AddDays(-options.KeepDays));
            while (await history.PurgeAsync(before, cancellation) is > 0 and var some)
                removed += some;
            if (removed > 0)
                LogPurged(removed, options.KeepDays);
        }
        catch (PipelineException error)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Runs} runs from the history that ended more than {Days} days ago")]
    partial void LogPurged(int runs, int days);

    [LoggerMessage(LogLevel.Warning, "The history could not be cleaned; it is tried again tomorrow")]
    partial void LogFailed(Exception error);
}
