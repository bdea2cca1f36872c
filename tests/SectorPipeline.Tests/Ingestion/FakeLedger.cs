using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A ledger that allows a number of calls in all.</summary>
internal sealed class FakeLedger : IVendorLedger
{
    private int left = int.MaxValue;

    public int Left
    {
        get => left;
        set => left = value;
    }

    public int Asked { get; private set; }

    /// <summary>What the ledger waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public DateTimeOffset? PausedUntil { get; private set; }

    public async Task<LedgerGrant> TakeAsync(string vendor, int wanted, VendorLimits limits, CancellationToken cancellation)
    {
        Asked++;
        await Gate;
        var granted = Math.Min(wanted, left);
        left -= granted;
        return new LedgerGrant(granted, TimeSpan.Zero, left);
    }

    public Task MarkSpentAsync(string vendor, VendorLimits limits, CancellationToken cancellation)
    {
        left = 0;
        return Task.CompletedTask;
    }

    public Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation)
    {
        PausedUntil = until;
        return Task.CompletedTask;
    }

    public Task<int?> LeftTodayAsync(string vendor, VendorLimits limits, CancellationToken cancellation) => Task.FromResult<int?>(left);
}
