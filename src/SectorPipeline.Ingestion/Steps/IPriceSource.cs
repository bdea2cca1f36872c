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
