using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One question to a vendor, on behalf of a step.</summary>
/// <param name="Dataset">The dataset whose landing keeps the answer.</param>
/// <param name="Session">The session of the run.</param>
/// <param name="Subject">The canonical symbol or the series that is asked about.</param>
/// <param name="Url">The address, key included.</param>
internal sealed record VendorRequest(string Dataset, Session Session, string Subject, Uri Url)
{
    /// <summary>
    /// Whether "no data" and "unknown symbol", once they are to be believed, are answers that the reader judges: where the
    /// rest of the conversation matters all the same.
    /// </summary>
    public bool ReadsRefusals { get; init; }

    /// <summary>Whether the vendor must be shown what it has handed out, such as a crumb.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What the request carries besides what every request to the vendor does, such as a cookie.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Values of this request that must not be kept or shown, besides the key.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];
}
