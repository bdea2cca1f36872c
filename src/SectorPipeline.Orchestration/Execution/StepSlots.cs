using System.Collections.Concurrent;

namespace SectorPipeline.Orchestration;

/// <summary>Limits how many steps run at once: in each pool, and in all.</summary>
internal sealed class StepSlots(ExecutorOptions options)
{
    private const int DefaultPoolSize = 1;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> pools = new(StringComparer.Ordinal);
    private readonly Lazy<SemaphoreSlim> all = new(() => new SemaphoreSlim(options.MaxParallelSteps));

    /// <summary>Waits for a place in the pool, then for one of all; disposing the result gives both back.</summary>
    public async Task<IDisposable> TakeAsync(string? pool, CancellationToken cancellation)
    {
        var taken = new Taken();
        try
        {
            if (pool is not null)
                await taken.AddAsync(pools.GetOrAdd(pool, Create), cancellation);
            await taken.AddAsync(all.Value, cancellation);
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private SemaphoreSlim Create(string pool) => new(options.Pools.GetValueOrDefault(pool, DefaultPoolSize));

    private sealed class Taken : IDisposable
    {
        private readonly List<SemaphoreSlim> slots = [];

        public async Task AddAsync(SemaphoreSlim slot, CancellationToken cancellation)
        {
            await slot.WaitAsync(cancellation);
            slots.Add(slot);
        }

        public void Dispose()
        {
            foreach (var slot in slots)
                slot.Release();
        }
    }
}
