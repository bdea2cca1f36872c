using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>
/// Takes what was filed within the window, on days that were over when the answers arrived: filings of a day come until late
/// in its evening, and are left to a later run until then.
/// </summary>
/// <param name="filedOn">The day of a row's filing.</param>
internal sealed class FilingIntake<TRow>(FetchTask task, Contract<TRow> contract, Func<TRow, DateOnly?> filedOn)
{
    private readonly Delivery<TRow> delivery = new(task, contract.Check(task.Window.Last));
    private DateOnly lastOver = task.Window.Last;

    public void Take(IReadOnlyList<Received<TRow>> rows, string requestId, DateTimeOffset receivedAt)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(receivedAt, TradingCalendar.Nyse.TimeZone).DateTime);
        lastOver = today > lastOver ? lastOver : today.AddDays(-1);
        foreach (var row in rows)
        {
            var filed = filedOn(row.Row);
            if (filed > lastOver || (filed < task.Window.From && !task.IsIncremental))
                continue; // sent unasked, or too early
            if (filed < task.Window.From)
                delivery.Leave(); // taken or refused before
            else
                delivery.Take(row, requestId);
        }
    }

    public Delivery<TRow> Finish(string what)
    {
        var last = delivery.Rows.Count == 0 ? null : delivery.Rows.Max(row => filedOn(row.Row));
        var isEmpty = last is null && task.TellsOfNothing && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no {what} from {task.Window}" : null;
        delivery.Mark = task.Advance(last, new Session(lastOver), delivery.NoData);
        return delivery;
    }
}
