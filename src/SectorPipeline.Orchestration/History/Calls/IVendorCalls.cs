namespace SectorPipeline.Orchestration;

/// <summary>Counts the calls made to each vendor, whichever run, process and node made them.</summary>
public interface IVendorCalls
{
    /// <summary>Takes as many of the wanted calls as the limits allow now; they count as made.</summary>
    Task<CallGrant> TakeAsync(string vendor, int wanted, CallLimits limits, CancellationToken cancellation);

    /// <summary>What is used; the limits say when the vendor's day begins.</summary>
    Task<VendorUsage> UsageAsync(string vendor, CallLimits limits, CancellationToken cancellation);

    /// <summary>Remembers that the vendor wants to be left alone until then: nothing is granted before.</summary>
    Task PauseAsync(string vendor, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Remembers that the vendor itself says that nothing is left today, whatever was counted.</summary>
    Task SpentAsync(string vendor, CancellationToken cancellation);
}
