namespace SectorPipeline.Orchestration;

/// <summary>
/// Counts calls in the history's database; a grant is told only when it is committed. What one process alone counts is in memory too, so that a
/// grant costs one insert; of a shared database it is read again for each grant.
/// </summary>
internal sealed class VendorCalls(IHistoryDatabase database, TimeProvider time) : IVendorCalls
{
    private readonly Dictionary<string, CallCounts> vendors = new(StringComparer.Ordinal);
    private DateTimeOffset compacted;

    public Task<CallGrant> TakeAsync(string vendor, int wanted, CallLimits limits, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PerSecond ?? 1, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PerMinute ?? 1, 1, nameof(limits));
        return database.WriteAsync(transaction => TakeAsync(transaction, vendor, wanted, limits), cancellation);
    }

    public Task<VendorUsage> UsageAsync(string vendor, CallLimits limits, CancellationToken cancellation) =>
        database.ReadAsync(async transaction => Usage(await CountsOfAsync(transaction, vendor), limits, time.GetUtcNow()), cancellation);

    public Task SpentAsync(string vendor, CancellationToken cancellation) => database.WriteAsync(
        async transaction =>
        {
            var counts = await CountsOfAsync(transaction, vendor);
            counts.Spent = time.GetUtcNow();
            await new CallTable(transaction).SpendAsync(vendor, counts.Spent.Value);
        },
        cancellation);

    public Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation) => database.WriteAsync(
        async transaction =>
        {
            var counts = await CountsOfAsync(transaction, vendor);
            if (counts.PausedUntil >= until)
                return;
            counts.PausedUntil = until;
            await new CallTable(transaction).PauseAsync(vendor, until);
        },
        cancellation);

    private static VendorUsage Usage(CallCounts counts, CallLimits limits, DateTimeOffset now)
    {
        var day = VendorDay.At(now, limits.Zone);
        return new VendorUsage(
            counts.InWindow(now, CallCounts.Second),
            counts.InWindow(now, CallCounts.Minute),
            counts.Between(day.From, day.Until),
            day.Contains(counts.Spent));
    }

    private async Task<CallGrant> TakeAsync(HistoryTransaction transaction, string vendor, int wanted, CallLimits limits)
    {
        await transaction.LockAsync($"calls to {vendor}");
        // After the lock: another node may have counted later than when this one began to wait.
        var now = time.GetUtcNow();
        var counts = await CountsOfAsync(transaction, vendor);
        counts.Forget(now);
        await CompactOnceAQuarterAsync(transaction, now);
        var grant = CallTaker.Take(counts, wanted, limits, now);
        if (grant.Granted > 0)
            await new CallTable(transaction).InsertAsync(vendor, now, grant.Granted);
        return grant;
    }

    private async Task<CallCounts> CountsOfAsync(HistoryTransaction transaction, string vendor)
    {
        if (transaction.IsShared)
            return await new CallTable(transaction).ReadAsync(vendor);
        if (!vendors.TryGetValue(vendor, out var counts))
            vendors[vendor] = counts = await new CallTable(transaction).ReadAsync(vendor);
        transaction.OnRollback(() => vendors.Remove(vendor));
        return counts;
    }

    private async Task CompactOnceAQuarterAsync(HistoryTransaction transaction, DateTimeOffset now)
    {
        var quarter = CallCounts.QuarterOf(now - TimeSpan.FromMinutes(2));
        if (quarter <= compacted)
            return;
        await transaction.LockAsync("compact calls");
        await new CallTable(transaction).CompactAsync(quarter, now - CallCounts.Memory);
        var before = compacted;
        compacted = quarter;
        transaction.OnRollback(() => compacted = before);
    }
}
