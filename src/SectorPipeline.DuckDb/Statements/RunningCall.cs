using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>A call into DuckDB that may be interrupted from another thread until it is finished.</summary>
internal sealed class RunningCall(ConnectionHandle connection) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
    private bool finished;
    private int cancelled;

    public void Cancel()
    {
        if (Interlocked.Exchange(ref cancelled, 1) == 0)
            _ = InterruptUntilFinishedAsync();
    }

    public void Dispose()
    {
        lock (gate)
            finished = true;
    }

    // DuckDB forgets an interrupt that comes before the statement has begun, so it is said again until the call is over.
    private async Task InterruptUntilFinishedAsync()
    {
        while (TryInterrupt())
            await Task.Delay(Again, CancellationToken.None).ConfigureAwait(false);
    }

    private bool TryInterrupt()
    {
        lock (gate)
        {
            if (!finished)
                NativeMethods.Interrupt(connection);
            return !finished;
        }
    }
}
