namespace SectorPipeline.Ingestion.Http;

/// <summary>The ways in which a vendor does not give what was asked for.</summary>
internal enum VendorFault
{
    /// <summary>No answer, or one that says to come back: tried again by <see cref="RetryHandler"/>.</summary>
    Unavailable,

    /// <summary>A refusal inside a good answer that says to slow down.</summary>
    Throttled,

    /// <summary>A body that is cut off or is not JSON.</summary>
    Malformed,

    /// <summary>JSON of another shape than the one that is documented.</summary>
    ChangedFormat,

    /// <summary>A request that the vendor understands and refuses.</summary>
    Refused,

    /// <summary>The calls of today are used up.</summary>
    QuotaSpent,

    PremiumOnly,

    BadKey,
}
