namespace SectorPipeline.Ingestion.Http;

/// <summary>What an answer of a vendor comes to; each has a behaviour of its own.</summary>
internal enum VendorOutcome
{
    /// <summary>An answer with what was asked for.</summary>
    Ok,

    /// <summary>The vendor knows the subject and has nothing for the question: recorded, the next vendor is asked.</summary>
    NoData,

    /// <summary>The vendor does not know the symbol or series: recorded, the next vendor is asked.</summary>
    UnknownSymbol,

    /// <summary>Too fast: waits as long as the vendor says, then asks again.</summary>
    Throttled,

    /// <summary>The calls of today are used up: what is left is carried over to tomorrow.</summary>
    QuotaSpent,

    /// <summary>Not part of the plan that the key belongs to: the next vendor is asked, or the step fails.</summary>
    PremiumOnly,

    /// <summary>The key is wrong or missing: the step fails.</summary>
    BadKey,

    /// <summary>No answer, a broken one, or one that says that the vendor is in trouble: asks again, with growing waits.</summary>
    VendorFault,

    /// <summary>Another shape than the contract's: the dataset stops, with a diff of expected and got.</summary>
    ChangedFormat,
}
