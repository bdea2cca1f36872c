using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>A vendor of daily bars.</summary>
internal interface IPriceSource
{
    string Vendor { get; }

    VendorOptions Options { get; }

    /// <summary>The bars of the window, and perhaps earlier ones; throws <see cref="VendorException"/>.</summary>
    Task<PriceAnswer> FetchAsync(PriceQuery query, CancellationToken cancellation);
}

/// <summary>Which bars a step asks for.</summary>
internal sealed record PriceQuery(string Symbol, SessionRange Window, Session Session, RequestMeter Meter);

/// <summary>Bars as sent, or why the vendor has none for the symbol.</summary>
internal sealed record PriceAnswer(string RequestId, IEnumerable<BarCandidate> Bars, string? NoData = null);
