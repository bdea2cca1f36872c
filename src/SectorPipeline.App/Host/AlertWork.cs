using SectorPipeline.Alerts;
using SectorPipeline.App.Operations;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Evaluates the rules of operations while the host runs, whatever becomes of jobs, and sends what could not be sent before.</summary>
internal sealed partial class AlertWork(AlertDesk desk, JobFolder jobs, AlertOptions options, TimeProvider time, ILogger<AlertWork> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await desk.WatchAsync(jobs.Current, LogAlert, stoppingToken);
            await Task.Delay(options.Every, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Alert: {Line}")]
    partial void LogAlert(string line);
}
