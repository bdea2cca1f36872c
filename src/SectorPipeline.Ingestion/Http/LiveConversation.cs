using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A conversation with the vendor itself.</summary>
internal sealed class LiveConversation(VendorClient client, RequestMeter meter, string dataset, Session session)
    : Conversation(dataset, session)
{
    protected override Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
        client.AskAsync(request, meter, read, cancellation);
}
