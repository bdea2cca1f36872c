using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One question to a vendor, on behalf of a step.</summary>
/// <param name="Dataset">The dataset whose landing keeps the answer.</param>
/// <param name="Session">The session of the run.</param>
/// <param name="Subject">The canonical symbol or the series that is asked about.</param>
/// <param name="Url">The address, key included.</param>
/// <param name="Meter">Counts what is sent.</param>
internal sealed record VendorRequest(string Dataset, Session Session, string Subject, Uri Url, RequestMeter Meter);
