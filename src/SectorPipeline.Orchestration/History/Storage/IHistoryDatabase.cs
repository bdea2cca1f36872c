namespace SectorPipeline.Orchestration;

/// <summary>The database that a run history is kept in.</summary>
internal interface IHistoryDatabase : IDisposable
{
    /// <summary>Where it is, as messages name it; without a password.</summary>
    string Place { get; }

    /// <summary>Whether other processes may use it at the same time.</summary>
    bool IsShared { get; }

    Task<T> ReadAsync<T>(Func<HistoryTransaction, Task<T>> read, CancellationToken cancellation);

    /// <summary>Runs the call in a transaction; again in another one when the database asks for that, so the call is one that can be repeated.</summary>
    Task<T> WriteAsync<T>(Func<HistoryTransaction, Task<T>> write, CancellationToken cancellation);

    async Task WriteAsync(Func<HistoryTransaction, Task> write, CancellationToken cancellation) =>
        await WriteAsync(
            async transaction =>
            {
                await write(transaction);
                return true;
            },
            cancellation);

    /// <summary>Runs the call in a transaction, and lets the caller go on as soon as all that it writes later is sure to come with it or after it.</summary>
    /// <returns>Its result ends when the call is committed, and fails when it is refused; either before any later write has ended.</returns>
    async Task<Task> WriteInOrderAsync(Func<HistoryTransaction, Task> write, CancellationToken cancellation)
    {
        await WriteAsync(write, cancellation);
        return Task.CompletedTask;
    }
}
