using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>The statements of a company, with three calls, and one more for each statement that lacks something.</summary>
internal sealed class AlphaVantageStatements(AlphaVantageClient vendor) : ISource<StatementItem>
{
    public VendorClient Client => vendor.Client;

    public int CallsPerTask => StatementKind.All.Count;

    public async Task<Delivery<StatementItem>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = new Delivery<StatementItem>(task, StatementContract.Instance.Check(conversation.Session.Date));
        foreach (var kind in StatementKind.All)
            delivery.Take(await SecondLook.UntilTwoAgreeAsync(conversation, () => AskAsync(kind, task, conversation, cancellation)));

        var isEmpty = delivery.Fetched == 0 && task.Known?.Last is null;
        delivery.NoData = isEmpty ? "no reports" : null;
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? conversation.Session.Date : null, conversation.Session, delivery.NoData);
        return delivery;
    }

    private async Task<Delivery<StatementItem>> AskAsync(StatementKind kind, FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var part = new Delivery<StatementItem>(task, StatementContract.Instance.Check(conversation.Session.Date));
        var request = conversation.About(task.Key, vendor.SymbolUrl(kind.Function, task.Key));
        var (items, requestId) = await conversation.AskAsync(request, answer => (Read(kind, task, answer, conversation), answer.RequestId), cancellation);
        foreach (var item in items)
            part.Take(item, requestId);
        return part;
    }

    private static IReadOnlyList<Received<StatementItem>> Read(StatementKind kind, FetchTask task, VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return StatementReports.Items(document.RootElement, kind, task.Key, conversation);
    }
}
