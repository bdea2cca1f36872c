using System.Globalization;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Observations of macro series, page by page.</summary>
internal sealed class FredObservations(FredClient fred) : ISource<MacroObservation>
{
    private const int PageSize = 100_000;

    public VendorClient Client => fred.Client;

    public async Task<Delivery<MacroObservation>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = new Delivery<MacroObservation>(task, MacroObservationContract.Instance.Check(task.Window.Last));
        var (read, total) = (0, 1);
        while (read < total)
        {
            var page = await AskAsync(task, read, conversation, cancellation);
            foreach (var observation in page.Observations)
                Take(observation, task, delivery, page.RequestId);
            (read, total) = (read + Math.Max(1, page.Observations.Count), page.Total);
        }

        var last = delivery.Rows.Count == 0 ? null : delivery.Rows.Max(row => row.Row.Date);
        var isEmpty = last is null && task.Known?.Last is null && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no observations from {task.Window}" : null;
        delivery.Mark = task.Advance(last, conversation.Session, delivery.NoData);
        return delivery;
    }

    private Task<ObservationPage> AskAsync(FetchTask task, int offset, Conversation conversation, CancellationToken cancellation)
    {
        var url = fred.Url(
            "series/observations",
            ("series_id", task.Key),
            ("observation_start", Text(task.Window.From)),
            ("observation_end", Text(task.Window.Last)),
            ("limit", Text(PageSize)),
            ("offset", Text(offset)));
        return conversation.AskAsync(conversation.About(task.Key, url), answer => Read(task.Key, answer), cancellation);
    }

    private static ObservationPage Read(string seriesId, VendorAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return ObservationPage.Of(document.RootElement, seriesId, answer.RequestId);
    }

    private static void Take(
        in Received<MacroObservation> observation, FetchTask task, Delivery<MacroObservation> delivery, string requestId)
    {
        if (observation.Fault is null && observation.Row.Date < task.Window.From)
            delivery.Leave();
        else
            delivery.Take(observation, requestId);
    }

    private static string Text(IFormattable value) =>
        value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);
}
