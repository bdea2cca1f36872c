using System.Net;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>A conversation that was had before: the answers come from landing in the order in which they were read.</summary>
internal sealed class ReplayedConversation(ILake lake, string vendor, string dataset, Session session, IReadOnlyList<string> requestIds)
    : Conversation(dataset, session)
{
    public override bool GoesOn => RequestIds.Count < requestIds.Count;

    protected override async Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation)
    {
        if (RequestIds.Count == requestIds.Count)
            throw new PipelineException($"{vendor} {Dataset}: {request.Subject}: more answers are needed than were read on {Session}. Fetch it with --full-refresh.");
        var id = requestIds[RequestIds.Count];
        var entry = await lake.FindLandingAsync(vendor, Dataset, Session, id, cancellation)
            ?? throw new PipelineException($"landing/{vendor}/{Dataset}/session={Session}/{id}.json.gz is gone. Restore it, or fetch {request.Subject} with --full-refresh.");
        return read(Answer(entry));
    }

    private static VendorAnswer Answer(LandingEntry entry) => new(
        entry.RequestId,
        (HttpStatusCode)entry.Status,
        entry.Headers.GetValueOrDefault("content-type", "").Split(';')[0].Trim().ToLowerInvariant(),
        entry.Body)
    { ReceivedAt = entry.ReceivedAt };
}
