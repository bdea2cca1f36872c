using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>Places for steps: those of all are this process's, those of a pool this process's or, with a shared history, all nodes'.</summary>
internal sealed class StepSlots(ExecutorOptions options, SharedPools? shared)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> pools = new(StringComparer.Ordinal);
    private readonly Lazy<SemaphoreSlim> all = new(() => new SemaphoreSlim(options.MaxParallelSteps));

    /// <summary>Waits for a place in the pool, then for one of all; disposing the result gives both back.</summary>
    public async Task<IAsyncDisposable> TakeAsync(string? pool, string run, string step, CancellationToken cancellation)
    {
        var taken = new Taken();
        try
        {
            if (pool is not null && shared is not null)
                taken.Add(await shared.TakeAsync(pool, options.SizeOf(pool), run, step, cancellation));
            else if (pool is not null)
                await taken.AddAsync(pools.GetOrAdd(pool, name => new SemaphoreSlim(options.SizeOf(name))), cancellation);
            await taken.AddAsync(all.Value, cancellation);
            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    private sealed class Taken : IAsyncDisposable
    {
        private readonly List<SemaphoreSlim> slots = [];
        private IAsyncDisposable? place;

        public void Add(IAsyncDisposable shared) => place = shared;

        public async Task AddAsync(SemaphoreSlim slot, CancellationToken cancellation)
        {
            await slot.WaitAsync(cancellation);
            slots.Add(slot);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var slot in slots)
                slot.Release();
            if (place is not null)
                await place.DisposeAsync();
        }
    }
}
