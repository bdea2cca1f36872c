using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Hosting;

/// <summary>Keeps the calls to vendors in the run history, which outlives the process.</summary>
internal sealed class HistoryLedger(IVendorCalls calls) : IVendorLedger
{
    public async Task<LedgerGrant> TakeAsync(string vendor, int wanted, VendorLimits limits, CancellationToken cancellation)
    {
        var grant = await calls.TakeAsync(vendor, wanted, Limits(limits), cancellation);
        return new LedgerGrant(grant.Granted, grant.Wait, grant.LeftToday);
    }

    public Task MarkSpentAsync(string vendor, VendorLimits limits, CancellationToken cancellation) => calls.SpentAsync(vendor, cancellation);

    public Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation) => calls.PauseAsync(vendor, until, cancellation);

    public async Task<int?> LeftTodayAsync(string vendor, VendorLimits limits, CancellationToken cancellation)
    {
        var usage = await calls.UsageAsync(vendor, Limits(limits), cancellation);
        return usage.DayIsSpent ? 0 : limits.PerDay is { } limit ? Math.Max(0, limit - usage.Day) : null;
    }

    private static CallLimits Limits(VendorLimits limits) => new(limits.PerSecond, limits.PerMinute, limits.PerDay) { Zone = limits.DayZone };
}
