using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>A vendor of five-minute bars.</summary>
internal interface IIntradayVendor
{
    VendorClient Client { get; }

    /// <summary>The bars of the window, and perhaps others, in one answer or several; throws <see cref="VendorException"/>.</summary>
    Task<IReadOnlyList<IntradayAnswer>> AskAsync(string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation);
}
