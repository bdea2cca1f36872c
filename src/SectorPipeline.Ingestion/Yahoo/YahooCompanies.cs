using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Companies from v10 quoteSummary, which wants a cookie and a crumb.</summary>
internal sealed class YahooCompanies(YahooClient yahoo) : ISource<Company>
{
    public VendorClient Client => yahoo.Client;

    public async Task<Delivery<Company>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var request = conversation.About(task.Key, Url(task.Key)) with { IsSigned = true };
        var (company, requestId) = await conversation.AskAsync(request, answer => (Read(task, answer, conversation), answer.RequestId), cancellation);
        return CompanyDelivery.Of(task, company, requestId, conversation.Session);
    }

    private Uri Url(string symbol) => yahoo.Url(
        $"v10/finance/quoteSummary/{Uri.EscapeDataString(DashedSymbol.Of(symbol))}",
        ("modules", string.Join(',', QuoteSummary.Modules)),
        ("formatted", "false"));

    private static Received<Company> Read(FetchTask task, VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return QuoteSummary.Read(document.RootElement, task.Key, conversation);
    }
}
