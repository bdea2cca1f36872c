using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Hosting;

/// <summary>What executes runs in this process, and says that it lives until the last of them has stopped.</summary>
internal sealed record NodeWork(RunDispatcher Dispatcher, NodeHeartbeat Heartbeat, ActiveRuns Active, WakeSignal Added)
{
    /// <param name="only">The jobs whose runs it takes; null for all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task RunAsync(IReadOnlyCollection<string>? only, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource();
        var beating = Heartbeat.RunAsync(silence.Token);
        await Dispatcher.RunAsync(only, cancellation);
        await silence.CancelAsync();
        await beating;
    }
}
