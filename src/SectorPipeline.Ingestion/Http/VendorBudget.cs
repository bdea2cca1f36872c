using System.Threading.RateLimiting;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Lets requests to one vendor pass as its plan allows: a sliding window within the second, the shared ledger beyond it.</summary>
internal sealed class VendorBudget : IDisposable
{
    private const int SegmentsPerSecond = 10;

    private readonly string vendor;
    private readonly VendorOptions options;
    private readonly IVendorLedger ledger;
    private readonly TimeProvider time;
    private readonly LedgerLimiter shared;
    private readonly SlidingWindowRateLimiter? smooth;
    private readonly Lock gate = new();
    private DateTimeOffset pausedUntil;

    public VendorBudget(string vendor, VendorOptions options, IVendorLedger ledger, TimeProvider time)
    {
        (this.vendor, this.options, this.ledger, this.time) = (vendor, options, ledger, time);
        shared = new LedgerLimiter(vendor, options.Limits, ledger, options.Retry.MaxDelay, time);
        smooth = options.CallsPerSecond is { } calls ? NewWindow(calls) : null;
    }

    /// <summary>Waits for the right to send one request.</summary>
    /// <exception cref="VendorException">The day's calls are used up, or the vendor wants a longer pause than a run waits for.</exception>
    public async Task AcquireAsync(RequestMeter meter, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var waitedUntil = DateTimeOffset.MinValue;
        do
        {
            waitedUntil = await WaitForPauseAsync(waitedUntil, cancellation);
            if (smooth is not null)
                (await smooth.AcquireAsync(1, cancellation)).Dispose();
        }
        while (PausedUntil() > waitedUntil);
        if (!options.Limits.HasNone)
            await TakeAsync(cancellation);
        var waited = time.GetElapsedTime(started);
        meter.Wait(waited);
        IngestionMetrics.Waited(vendor, waited);
    }

    /// <summary>Leaves the vendor alone for a while, in every process.</summary>
    public async Task PauseAsync(TimeSpan wait, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + wait;
        lock (gate)
        {
            if (until <= pausedUntil)
                return;
            pausedUntil = until;
        }

        if (!options.Limits.HasNone)
            await ledger.PauseAsync(vendor, until, cancellation);
    }

    public Task MarkSpentAsync(CancellationToken cancellation) =>
        options.Limits.HasNone ? Task.CompletedTask : ledger.MarkSpentAsync(vendor, options.Limits, cancellation);

    public async Task<int?> LeftTodayAsync(CancellationToken cancellation) =>
        options.CallsPerDay is null ? null : await ledger.LeftTodayAsync(vendor, options.Limits, cancellation);

    public void Dispose()
    {
        shared.Dispose();
        smooth?.Dispose();
    }

    /// <summary>Waits for the end of the pause, also where the vendor asks for a longer one meanwhile; gives the end.</summary>
    private async Task<DateTimeOffset> WaitForPauseAsync(DateTimeOffset waitedUntil, CancellationToken cancellation)
    {
        for (var until = PausedUntil(); until > waitedUntil; (waitedUntil, until) = (until, PausedUntil()))
        {
            var wait = until - time.GetUtcNow();
            if (wait > options.Retry.MaxDelay)
                throw new VendorException(VendorOutcome.Throttled, $"asks to be left alone until {until:u}") { RetryAfter = wait };
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
        }

        return waitedUntil;
    }

    private DateTimeOffset PausedUntil()
    {
        lock (gate)
            return pausedUntil;
    }

    private async Task TakeAsync(CancellationToken cancellation)
    {
        using var lease = await shared.AcquireAsync(1, cancellation);
        if (lease.IsAcquired)
            return;
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        throw lease.TryGetMetadata(LedgerLimiter.DayIsSpent, out var spent) && spent
            ? new VendorException(VendorOutcome.QuotaSpent, $"the budget of {options.CallsPerDay} calls a day is used up") { IsOwn = true }
            : new VendorException(VendorOutcome.Throttled, $"asks to be left alone for {wait:c}") { RetryAfter = wait };
    }

    // A segment's calls come back when as many segments have passed: one more than a second has, because a call may have
    // been made at the end of its own.
    private static SlidingWindowRateLimiter NewWindow(int callsPerSecond) => new(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = callsPerSecond,
        Window = TimeSpan.FromSeconds(1) / SegmentsPerSecond * (SegmentsPerSecond + 1),
        SegmentsPerWindow = SegmentsPerSecond + 1,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
