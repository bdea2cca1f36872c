namespace SectorPipeline.Ingestion;

/// <summary>Counts the calls to each vendor over all processes that share a data root, and over restarts.</summary>
public interface IVendorLedger
{
    /// <summary>Asks for <paramref name="wanted"/> calls that are made now; those granted are counted.</summary>
    Task<LedgerGrant> TakeAsync(string vendor, int wanted, VendorLimits limits, CancellationToken cancellation);

    /// <summary>Notes that the vendor refuses further calls today, whatever was counted.</summary>
    Task MarkSpentAsync(string vendor, VendorLimits limits, CancellationToken cancellation);

    /// <summary>Notes that the vendor wants to be left alone until then.</summary>
    Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The calls that are left today; null where the day has no limit.</summary>
    Task<int?> LeftTodayAsync(string vendor, VendorLimits limits, CancellationToken cancellation);
}
