using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Whether the node can do its work.</summary>
internal sealed class Readiness(IRunHistory history, NodeHeartbeat heartbeat, DispatcherOptions dispatcher, IHostApplicationLifetime lifetime)
{
    /// <summary>What keeps it from working; empty when nothing does.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        var faults = new List<string>();
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
            faults.Add("The host is starting.");
        if (heartbeat.Silence > dispatcher.NodeTimeout)
            faults.Add("The run history has not taken this node's sign of life for too long.");
        try
        {
            await history.ListAsync(new RunFilter { Limit = 1 }, cancellation);
        }
        catch (PipelineException)
        {
            faults.Add("The run history cannot be read.");
        }

        return faults;
    }
}
