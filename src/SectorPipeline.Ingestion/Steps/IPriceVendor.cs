using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>A vendor of daily bars.</summary>
internal interface IPriceVendor
{
    VendorClient Client { get; }

    /// <summary>The bars of the window, and perhaps others; throws <see cref="VendorException"/>.</summary>
    Task<PriceAnswer> AskAsync(string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation);
}
