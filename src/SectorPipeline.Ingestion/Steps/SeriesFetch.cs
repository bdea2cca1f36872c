using SectorPipeline.Ingestion.Fred;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Fetches the observations of one series and holds them against their contract.</summary>
internal sealed class SeriesFetch(FredClient client, StepScope scope)
{
    public async Task<Delivery<MacroObservation>> FetchAsync(FetchTask task, CancellationToken cancellation)
    {
        var query = new SeriesQuery(task.Key, task.Window, scope.Context.Session, scope.Meter);
        var pages = await client.FetchAsync(query, cancellation);
        var delivery = new Delivery<MacroObservation>(task.Key);
        var contract = new ObservationContract(task.Window.Last);
        foreach (var page in pages)
        {
            foreach (var observation in page.Observations)
                Take(observation, task, contract, delivery, page.RequestId);
        }

        var last = delivery.Rows.Count == 0 ? (DateOnly?)null : delivery.Rows.Max(row => row.Row.Date);
        var isEmpty = last is null && task.Known?.Last is null && delivery.Refused.Count == 0;
        delivery.NoData = pages[0].NoData ?? (isEmpty ? $"no observations from {task.Window}" : null);
        delivery.Mark = task.Advance(last, scope.Context.Session, delivery.NoData);
        return delivery;
    }

    private static void Take(
        in ObservationCandidate observation,
        FetchTask task,
        ObservationContract contract,
        Delivery<MacroObservation> delivery,
        string requestId)
    {
        if (observation.TypeFault is null && observation.Date < task.Window.First)
            delivery.Unchanged += task.IsIncremental ? 1 : 0;
        else if (contract.Check(observation) is { } refusal)
            delivery.Refused.Add(RefusedRow.Of(observation, refusal, task.Key, requestId));
        else
            delivery.Rows.Add((observation.ToObservation(), requestId));
    }
}
