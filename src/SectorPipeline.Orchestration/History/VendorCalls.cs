namespace SectorPipeline.Orchestration;

/// <summary>
/// Counts calls in the history's file. What was counted is in memory too, so that a grant costs one insert, which shares its
/// transaction with others that wait; a grant is told only when it is on disk.
/// </summary>
internal sealed class VendorCalls(HistoryDatabase database, TimeProvider time) : IVendorCalls
{
    private readonly Dictionary<string, CallCounts> vendors = new(StringComparer.Ordinal);
    private readonly CallTable table = new(database);
    private DateTimeOffset compacted;

    public async Task<CallGrant> TakeAsync(string vendor, int wanted, CallLimits limits, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PerSecond ?? 1, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PerMinute ?? 1, 1, nameof(limits));
        var grant = new CallGrant(0, TimeSpan.Zero, false, null);
        await database.WriteAsync(() => grant = Take(vendor, wanted, limits), cancellation);
        return grant;
    }

    public Task<VendorUsage> UsageAsync(string vendor, CallLimits limits, CancellationToken cancellation) =>
        database.InTurnAsync(() => Usage(CountsOf(vendor), limits, time.GetUtcNow()), cancellation);

    public Task SpentAsync(string vendor, CancellationToken cancellation) => database.WriteAsync(
        () =>
        {
            var counts = CountsOf(vendor);
            counts.Spent = time.GetUtcNow();
            table.Spend(vendor, counts.Spent.Value);
        },
        cancellation);

    public Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation) => database.WriteAsync(
        () =>
        {
            var counts = CountsOf(vendor);
            if (counts.PausedUntil >= until)
                return;
            counts.PausedUntil = until;
            table.Pause(vendor, until);
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

    private CallGrant Take(string vendor, int wanted, CallLimits limits)
    {
        var now = time.GetUtcNow();
        var counts = CountsOf(vendor);
        counts.Forget(now);
        CompactOnceAQuarter(now);
        var grant = CallTaker.Take(counts, wanted, limits, now);
        if (grant.Granted > 0)
            table.Insert(vendor, now, grant.Granted);
        return grant;
    }

    private CallCounts CountsOf(string vendor)
    {
        if (!vendors.TryGetValue(vendor, out var counts))
            vendors.Add(vendor, counts = table.Read(vendor));
        return counts;
    }

    private void CompactOnceAQuarter(DateTimeOffset now)
    {
        var quarter = CallCounts.QuarterOf(now - TimeSpan.FromMinutes(2));
        if (quarter <= compacted)
            return;
        table.Compact(quarter, now - CallCounts.Memory);
        compacted = quarter;
    }
}
