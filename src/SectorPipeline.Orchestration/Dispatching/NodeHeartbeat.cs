using Microsoft.Extensions.Logging;

namespace SectorPipeline.Orchestration;

/// <summary>Says again and again that this node lives, and stops the runs that it is told to stop.</summary>
public sealed partial class NodeHeartbeat(
    IRunQueue queue, ActiveRuns active, DispatcherOptions options, TimeProvider time, ILogger<NodeHeartbeat> logger)
{
    private long last = time.GetTimestamp();

    /// <summary>How long ago the history last took a beat.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref last));

    /// <summary>Works until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await TryBeatAsync(cancellation);
            await Task.Delay(options.Beat, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryBeatAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var order in await queue.BeatAsync(cancellation))
            {
                LogStopping(order.Run, order.Reason);
                await active.StopAsync(order.Run, order.Lost ? StopCause.Lost : StopCause.Cancelled);
            }

            Volatile.Write(ref last, time.GetTimestamp());
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The node ends.
        }
        catch (Exception error)
        {
            LogFailed(error);
            await StopIfLostAsync();
        }
    }

    // Others take over the runs of a node that is silent; two must not work on one.
    private async Task StopIfLostAsync()
    {
        if (Silence < options.NodeTimeout)
            return;
        foreach (var run in active.Ids)
        {
            LogStopping(run, "the run history has not been reached for too long");
            await active.StopAsync(run, StopCause.Lost);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Stopping run {Run}: {Reason}")]
    partial void LogStopping(string run, string reason);

    [LoggerMessage(LogLevel.Error, "The run history does not take this node's sign of life; it is tried again")]
    partial void LogFailed(Exception error);
}
