using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Pools whose places all nodes share; what a dead node held is free again.</summary>
internal sealed class SharedPools(IHistoryDatabase database, Ownership ownership, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    public async Task<IAsyncDisposable> TakeAsync(string pool, int size, string run, string step, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await database.WriteAsync(transaction => TryTakeAsync(transaction, pool, size, run, step), CancellationToken.None) is { } place)
                return new Place(this, pool, place);
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<int?> TryTakeAsync(HistoryTransaction transaction, string pool, int size, string run, string step)
    {
        await transaction.LockAsync($"pool {pool}");
        var taken = await transaction.ReadAsync("select place from pool_places where pool = $pool", row => row.GetInt32(0), ("pool", pool));
        if (Enumerable.Range(1, size).Except(taken).Select(place => (int?)place).FirstOrDefault() is not { } free)
            return null;
        await transaction.ExecuteAsync(
            "insert into pool_places (pool, place, node, run, step, taken) values ($pool, $place, $node, $run, $step, $now)",
            ("pool", pool),
            ("place", free),
            ("node", ownership.Node),
            ("run", run),
            ("step", step),
            ("now", await transaction.NowAsync()));
        return free;
    }

    private Task GiveBackAsync(string pool, int place) =>
        database.WriteAsync(
            transaction => transaction.ExecuteAsync(
                "delete from pool_places where pool = $pool and place = $place and node = $node", ("pool", pool), ("place", place), ("node", ownership.Node)),
            CancellationToken.None);

    private sealed class Place(SharedPools pools, string pool, int place) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await pools.GiveBackAsync(pool, place);
            }
            catch (PipelineException)
            {
                // The database is away; the place is free when this node is taken to be dead.
            }
        }
    }
}
