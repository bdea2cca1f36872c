namespace SectorPipeline.Sandbox;

/// <summary>What can go wrong with an answer; the faults that hit one address come in this order.</summary>
public enum FaultKind
{
    /// <summary>The connection ends before a header is sent.</summary>
    Closed,

    /// <summary>The request is taken and never answered.</summary>
    Timeout,

    /// <summary>HTTP 429, with Retry-After.</summary>
    TooManyRequests,

    /// <summary>HTTP 500.</summary>
    ServerError,

    /// <summary>HTTP 503 with an HTML page.</summary>
    Unavailable,

    /// <summary>One of the vendor's own refusals, at whatever status the vendor gives it.</summary>
    Refusal,

    /// <summary>HTTP 401: the crumb in use is not valid any more.</summary>
    Crumb,

    /// <summary>The body arrives whole, and in small pieces.</summary>
    Slow,

    /// <summary>The body ends too early.</summary>
    Truncated,

    /// <summary>Values or whole rows in mid-series carry the vendor's missing marker.</summary>
    Nulls,

    /// <summary>Some rows come twice.</summary>
    Duplicates,

    /// <summary>The rows come in another order.</summary>
    Reordered,

    /// <summary>A part of a history comes as after a split that no event tells of.</summary>
    Split,

    /// <summary>A required field has another name.</summary>
    Renamed,
}
