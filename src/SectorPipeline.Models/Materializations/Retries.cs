using System.Data.Common;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>
/// Builds again what the engine gave up. Other builds may hold locks that it breaks by giving one of two up, or may have made the
/// relation meanwhile: the transaction is gone, and is run again with what is there now.
/// </summary>
internal sealed class Retries(RunContext run)
{
    private const int MaxTries = 5;

    public async Task<T> RunAsync<T>(Relation relation, WarehouseSession session, Func<Task<T>> build, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = run.Cache.Find(relation)?.Type;
            try
            {
                return await build();
            }
            catch (DbException failure) when (attempt < MaxTries && !cancellation.IsCancellationRequested)
            {
                session.Rollback();
                await run.Cache.RefreshAsync(session, run.Dialect, relation, cancellation);
                if (!run.Dialect.IsRetryable(failure) && run.Cache.Find(relation)?.Type == known)
                    throw;
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * (1 + Random.Shared.NextDouble())), run.Project.Options.Time, cancellation);
            }
        }
    }
}
