using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One request to a vendor that came to nothing.</summary>
internal sealed class VendorException : PipelineException
{
    public VendorException(VendorFault fault, string message, Exception? cause = null)
        : base(message, cause)
    {
        Fault = fault;
        IsTransient = fault is VendorFault.Unavailable or VendorFault.Throttled or VendorFault.Malformed;
    }

    public VendorFault Fault { get; }

    /// <summary>How long the vendor wants to be left alone, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether every other request of this run would meet the same refusal.</summary>
    public bool StopsVendor => Fault is VendorFault.QuotaSpent or VendorFault.PremiumOnly or VendorFault.BadKey;
}
