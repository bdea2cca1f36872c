namespace SectorPipeline.Orchestration;

/// <summary>Lets a loop wait for its next turn or for somebody to call.</summary>
public sealed class WakeSignal(TimeProvider time)
{
    private TaskCompletionSource called = New();

    /// <summary>Ends the wait that is on, or the next one.</summary>
    public void Call() => Volatile.Read(ref called).TrySetResult();

    /// <summary>Waits until it is called, or for the time given.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(Volatile.Read(ref called).Task, Task.Delay(atMost, time, enough.Token));
        await enough.CancelAsync();
        if (Volatile.Read(ref called).Task.IsCompleted)
            Volatile.Write(ref called, New());
        cancellation.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
