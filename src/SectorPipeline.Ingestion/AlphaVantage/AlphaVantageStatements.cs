using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>
/// The statements of a company, with three calls, and one more for each statement that lacks something. One that the vendor
/// does not have is an answer as the others are; where it has none of the three, it does not know the company.
/// </summary>
internal sealed class AlphaVantageStatements(AlphaVantageClient vendor) : ISource<StatementItem>
{
    public VendorClient Client => vendor.Client;

    public int CallsPerTask => StatementKind.All.Count;

    public async Task<Delivery<StatementItem>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = new Delivery<StatementItem>(task, StatementContract.Instance.Check(conversation.Session.Date));
        var refusals = new List<string>();
        foreach (var kind in StatementKind.All)
        {
            var part = await SecondLook.UntilTwoAgreeAsync(conversation, () => AskAsync(kind, task, conversation, cancellation));
            delivery.Take(part);
            if (part.NoData is { } refusal)
                refusals.Add(refusal);
        }

        if (refusals.Count == StatementKind.All.Count)
            throw new VendorException(VendorOutcome.UnknownSymbol, refusals[0]);
        var isEmpty = delivery.Fetched == 0 && task.TellsOfNothing;
        delivery.NoData = isEmpty ? "no reports" : null;
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? conversation.Session.Date : null, conversation.Session, delivery.NoData);
        return delivery;
    }

    private async Task<Delivery<StatementItem>> AskAsync(StatementKind kind, FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var request = conversation.About(task.Key, vendor.SymbolUrl(kind.Function, task.Key)) with { ReadsRefusals = true };
        var (items, refusal, requestId) = await conversation.AskAsync(request, answer => Read(kind, task, answer, conversation), cancellation);
        var part = new Delivery<StatementItem>(task, StatementContract.Instance.Check(conversation.Session.Date)) { NoData = refusal };
        foreach (var item in items)
            part.Take(item, requestId);
        return part;
    }

    private static (IReadOnlyList<Received<StatementItem>> Items, string? Refusal, string RequestId) Read(
        StatementKind kind, FetchTask task, VendorAnswer answer, Conversation conversation)
    {
        if (AlphaVantageRefusals.Table.Judge(answer) is { Outcome: not VendorOutcome.Ok } refusal)
            return ([], refusal.Reason, answer.RequestId);
        using var document = JsonDocument.Parse(answer.Body);
        return (StatementReports.Items(document.RootElement, kind, task.Key, conversation), null, answer.RequestId);
    }
}
