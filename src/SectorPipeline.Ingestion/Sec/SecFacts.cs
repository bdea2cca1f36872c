using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Facts of registrants, which always come whole: those of filings since the last time are taken.</summary>
internal sealed class SecFacts(SecClient sec) : ISource<Fact>
{
    public VendorClient Client => sec.Client;

    public async Task<Delivery<Fact>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var cik = await sec.CikAsync(task.Key, conversation, cancellation);
        var intake = new FilingIntake<Fact>(task, FactContract.Instance, fact => fact.Filed);
        var request = conversation.About(task.Key, sec.Url($"api/xbrl/companyfacts/CIK{cik}.json"));
        var (facts, requestId, receivedAt) = await conversation.AskAsync(
            request, answer => (CompanyFacts.Read(answer, cik, task.Key, conversation), answer.RequestId, answer.ReceivedAt), cancellation);
        intake.Take(facts, requestId, receivedAt);
        return intake.Finish("facts");
    }
}
