using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A conversation in which nobody can be asked, for readers that only note what is odd.</summary>
internal sealed class NoConversation(Session session = default) : Conversation("any", session)
{
    protected override Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
        throw new InvalidOperationException($"nobody can be asked for {request.Url}");
}
