using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>What FRED says about its series.</summary>
internal sealed class FredSeries(FredClient fred) : ISource<MacroSeries>
{
    public VendorClient Client => fred.Client;

    public async Task<Delivery<MacroSeries>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var request = conversation.About(task.Key, fred.Url("series", ("series_id", task.Key)));
        try
        {
            var (series, requestId) = await conversation.AskAsync(
                request, answer => (SeriesDescription.Of(answer, task.Key, conversation), answer.RequestId), cancellation);
            return Deliver(task, series, requestId, conversation);
        }
        catch (VendorException e)
        {
            throw fred.WithHint(e, task.Key);
        }
    }

    private static Delivery<MacroSeries> Deliver(FetchTask task, in Received<MacroSeries> series, string requestId, Conversation conversation)
    {
        var delivery = new Delivery<MacroSeries>(task, MacroSeriesContract.Instance.Check(conversation.Session.Date));
        delivery.Take(series, requestId);
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? conversation.Session.Date : null, conversation.Session, noData: null);
        return delivery;
    }
}
