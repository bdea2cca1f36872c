using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>A store with a fault at its n-th operation.</summary>
internal sealed class FaultyStore(IObjectStore inner, int failAt, Fault fault = Fault.Failure) : IObjectStore
{
    private int operations;

    public int Operations => operations;

    /// <summary>What happens in the meantime, by the number of the operation that comes next.</summary>
    public Func<int, Task> Before { get; init; } = _ => Task.CompletedTask;

    public string Root => inner.Root;

    public Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation) =>
        Run(() => inner.ListAsync(prefix, cancellation));

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellation) =>
        Run(() => inner.OpenReadAsync(key, cancellation));

    public Task<bool> ExistsAsync(string key, CancellationToken cancellation) => Run(() => inner.ExistsAsync(key, cancellation));

    public Task<bool> PutAsync(string key, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellation) =>
        Run(() => inner.PutAsync(key, content, mode, cancellation));

    public Task<bool> PutFileAsync(string key, string localPath, PutMode mode, CancellationToken cancellation) =>
        Run(() => inner.PutFileAsync(key, localPath, mode, cancellation));

    public Task DeleteAsync(string key, CancellationToken cancellation) => Run(() => Done(inner.DeleteAsync(key, cancellation)));

    public Task<string> LocalPathAsync(string key, CancellationToken cancellation) => Run(() => inner.LocalPathAsync(key, cancellation));

    public string CreateScratchFolder() => inner.CreateScratchFolder();

    public Task SweepAsync(CancellationToken cancellation) => Run(() => Done(inner.SweepAsync(cancellation)));

    private async Task<T> Run<T>(Func<Task<T>> operation)
    {
        var number = Interlocked.Increment(ref operations);
        if (fault != Fault.Failure && number > failAt)
            throw Fails();
        if (fault != Fault.DeathAfter && number == failAt)
            throw Fails();

        await Before(number);
        var result = await operation();
        return number == failAt ? throw Fails() : result;
    }

    private static PipelineException Fails() => new("the store fails");

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }
}
