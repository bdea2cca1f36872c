using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Takes what was filed within the window: what was filed on a day is complete, because the run is on a later one.</summary>
/// <param name="filedOn">The day of a row's filing.</param>
internal sealed class FilingIntake<TRow>(FetchTask task, Contract<TRow> contract, Func<TRow, DateOnly?> filedOn)
{
    private readonly Delivery<TRow> delivery = new(task, contract.Check(task.Window.Last));

    public void Take(IReadOnlyList<Received<TRow>> rows, string requestId)
    {
        foreach (var row in rows)
        {
            var filed = filedOn(row.Row);
            if (filed > task.Window.Last || (filed < task.Window.From && !task.IsIncremental))
                continue; // sent unasked
            if (filed < task.Window.From)
                delivery.Leave(); // taken or refused before
            else
                delivery.Take(row, requestId);
        }
    }

    public Delivery<TRow> Finish(Session session, string what)
    {
        var last = delivery.Rows.Count == 0 ? null : delivery.Rows.Max(row => filedOn(row.Row));
        var isEmpty = last is null && task.Known?.Last is null && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no {what} from {task.Window}" : null;
        delivery.Mark = task.Advance(last, session, delivery.NoData);
        return delivery;
    }
}
