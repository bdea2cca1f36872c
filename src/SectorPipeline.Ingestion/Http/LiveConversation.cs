using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A conversation with the vendor itself.</summary>
internal sealed class LiveConversation(VendorClient client, RequestMeter meter, string dataset, Session session)
    : Conversation(dataset, session)
{
    public override async Task<T> AskOnceAsync<T>(
        SharedAnswer<T> shared, VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation)
    {
        var (requestId, result) = await shared.GetAsync(
            Dataset, Session, () => client.AskAsync(request, meter, answer => (answer.RequestId, read(answer)), cancellation), cancellation);
        Heard(requestId);
        return result;
    }

    protected override Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
        client.AskAsync(request, meter, read, cancellation);
}
