using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Companies from OVERVIEW.</summary>
internal sealed class AlphaVantageCompanies(AlphaVantageClient vendor) : ISource<Company>
{
    public VendorClient Client => vendor.Client;

    public async Task<Delivery<Company>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var request = conversation.About(task.Key, vendor.SymbolUrl("OVERVIEW", task.Key));
        var (company, requestId) = await conversation.AskAsync(request, answer => (Read(task, answer, conversation), answer.RequestId), cancellation);
        return CompanyDelivery.Of(task, company, requestId, conversation.Session);
    }

    private static Received<Company> Read(FetchTask task, VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return CompanyOverview.Read(document.RootElement, task.Key, conversation);
    }
}
