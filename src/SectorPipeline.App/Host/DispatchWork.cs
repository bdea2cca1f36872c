using SectorPipeline.App.Hosting;

namespace SectorPipeline.App.Host;

/// <summary>Executes runs while the host runs.</summary>
internal sealed class DispatchWork(NodeWork work) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => work.RunAsync(null, stoppingToken);
}
