namespace SectorPipeline.Orchestration;

/// <summary>A run that this node executes.</summary>
internal sealed class ActiveRun : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private bool isOver;

    public CancellationToken Stopping => stop.Token;

    public Task Execution { get; set; } = Task.CompletedTask;

    /// <summary>Why it was told to stop; null when it was not.</summary>
    public StopCause? Cause { get; private set; }

    public async Task StopAsync(StopCause cause)
    {
        lock (gate)
        {
            if (isOver || Cause is not null)
                return;
            Cause = cause;
        }

        await stop.CancelAsync();
    }

    public void Dispose()
    {
        lock (gate)
            isOver = true;
        stop.Dispose();
    }
}
