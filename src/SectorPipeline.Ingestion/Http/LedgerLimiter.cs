using System.Threading.RateLimiting;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A rate limiter whose counts are kept in the ledger; those who wait at the same time ask it together.</summary>
internal sealed class LedgerLimiter(string vendor, VendorLimits limits, IVendorLedger ledger, TimeSpan longestWait, TimeProvider time) : RateLimiter
{
    /// <summary>Whether a failed lease failed because the day's calls are used up.</summary>
    public static readonly MetadataName<bool> DayIsSpent = MetadataName.Create<bool>("DAY_IS_SPENT");

    // As long as the shortest period that the ledger counts: a call that is made later than it was counted must be counted anew.
    private static readonly TimeSpan GrantLasts = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private int waiting;
    private int granted;
    private long grantedAt;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    // Only the ledger knows, and it cannot be asked without waiting.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(IsAcquired: false, TimeSpan.Zero, IsDaySpent: false);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref waiting);
            throw;
        }

        try
        {
            return await TakeAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            turn.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            turn.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> TakeAsync(CancellationToken cancellation)
    {
        if (time.GetElapsedTime(grantedAt) > GrantLasts)
            granted = 0; // for those who were cancelled while they waited
        while (granted == 0)
        {
            var grant = await ledger.TakeAsync(vendor, Math.Max(1, Volatile.Read(ref waiting)), limits, cancellation);
            (granted, grantedAt) = (grant.Granted, time.GetTimestamp());
            if (grant.IsDaySpent || (granted == 0 && grant.Wait > longestWait))
                return new Lease(IsAcquired: false, grant.Wait, grant.IsDaySpent);
            if (granted == 0)
                await Task.Delay(grant.Wait, time, cancellation);
        }

        granted--;
        return new Lease(IsAcquired: true, TimeSpan.Zero, IsDaySpent: false);
    }

    private sealed class Lease(bool IsAcquired, TimeSpan RetryAfter, bool IsDaySpent) : RateLimitLease
    {
        public override bool IsAcquired { get; } = IsAcquired;

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name, DayIsSpent.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? RetryAfter
                : metadataName == DayIsSpent.Name ? IsDaySpent
                : null;
            return metadata is not null && !IsAcquired;
        }
    }
}
