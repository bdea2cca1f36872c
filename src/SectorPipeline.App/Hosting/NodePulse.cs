using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Hosting;

/// <summary>Says, while a command runs on a shared history, that its process lives; and hears when its run is to stop.</summary>
internal sealed class NodePulse : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    public NodePulse(IRunQueue queue, TimeSpan pause, TimeProvider time) => beating = BeatAsync(queue, pause, time);

    /// <summary>Cancelled when somebody has cancelled the command's run, or another node has it.</summary>
    public CancellationToken Stopping => stop.Token;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await beating;
        ended.Dispose();
        stop.Dispose();
    }

    private async Task BeatAsync(IRunQueue queue, TimeSpan pause, TimeProvider time)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (await queue.BeatAsync(ended.Token) is { Count: > 0 })
                    await stop.CancelAsync();
            }
            catch (Exception error) when (error is PipelineException or OperationCanceledException)
            {
                // The history is away for a moment; the run itself says so if it stays away.
            }

            await Task.Delay(pause, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
