using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One request to a vendor that came to nothing.</summary>
internal sealed class VendorException : PipelineException
{
    public VendorException(VendorOutcome outcome, string message, Exception? cause = null)
        : base(message, cause)
    {
        Outcome = outcome;
        IsTransient = outcome is VendorOutcome.VendorFault or VendorOutcome.Throttled;
    }

    public VendorOutcome Outcome { get; }

    /// <summary>How long the vendor wants to be left alone, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is our own counting that refuses, which says so by no mistake.</summary>
    public bool IsOwn { get; init; }

    /// <summary>
    /// Whether the vendor was given no second chance to say it: then it may be a slip, and the next attempt may succeed.
    /// </summary>
    public bool IsUnconfirmed
    {
        get;
        init => (field, IsTransient) = (value, value || IsTransient);
    }

    /// <summary>Whether every other request of this run would meet the same refusal.</summary>
    public bool StopsVendor => !IsUnconfirmed
        && Outcome is VendorOutcome.QuotaSpent or VendorOutcome.PremiumOnly or VendorOutcome.BadKey or VendorOutcome.ChangedFormat;

    public static VendorException Changed(string what) => new(VendorOutcome.ChangedFormat, $"the format has changed: {what}");

    /// <summary>The same failure as one that was not said twice.</summary>
    public VendorException AsUnconfirmed() =>
        IsTransient ? this : new VendorException(Outcome, Message, InnerException) { IsUnconfirmed = true, RetryAfter = RetryAfter };
}
