using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>
/// Puts the parts of a series' vintages together, and takes those that are not committed yet. A day's vintages are left to
/// a later run until the day is over: FRED dates them, and any number of them may follow.
/// </summary>
internal sealed class VintageIntake(FetchTask task, Session session)
{
    private readonly List<(Received<MacroObservation> Row, string RequestId)> rows = [];
    private DateOnly lastOver = session.Date;
    private bool isPlain;
    private Dictionary<DateOnly, int> open = [];
    private Dictionary<DateOnly, int> stillOpen = [];

    /// <summary>Begins the next part of the real-time period.</summary>
    /// <param name="hasVintages">False for the current values alone, which FRED dates by the day on which it is asked.</param>
    public void BeginPart(bool hasVintages) => (open, stillOpen, isPlain) = (stillOpen, [], !hasVintages);

    public void Take(ObservationPage page, RealTime part)
    {
        var today = FredOptions.DayOf(page.ReceivedAt);
        lastOver = today > lastOver ? lastOver : today.AddDays(-1);
        foreach (var observation in page.Observations)
            Take(observation, page.RequestId, part);
    }

    public Delivery<MacroObservation> Finish()
    {
        var delivery = new Delivery<MacroObservation>(task, MacroObservationContract.Instance.Check(task.Window.Last));
        foreach (var (row, requestId) in rows.Where(row => !IsTooEarly(row.Row.Row)))
        {
            if (IsCommitted(row.Row))
                delivery.Leave();
            else
                delivery.Take(row, requestId);
        }

        var last = delivery.Rows.Count == 0 ? null : delivery.Rows.Max(row => row.Row.Date);
        var isEmpty = last is null && task.TellsOfNothing && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no observations from {task.Window}" : null;
        delivery.Mark = task.Advance(last, new Session(lastOver), delivery.NoData);
        return delivery;
    }

    private void Take(in Received<MacroObservation> received, string requestId, RealTime part)
    {
        var row = received.Row;
        if (received.Fault is not null || row is not { Date: { } date, RealtimeEnd: { } end })
        {
            rows.Add((received, requestId));
            return;
        }

        if (date < task.Window.From)
            return; // sent unasked
        var known = end < part.End ? end : RealTime.Current;
        var index = Continues(row, date, part);
        if (end >= part.End)
            stillOpen[date] = index ?? rows.Count;
        if (index is { } before)
            rows[before] = (rows[before].Row with { Row = rows[before].Row.Row with { RealtimeEnd = known } }, rows[before].RequestId);
        else
            rows.Add((received with { Row = row with { RealtimeEnd = known } }, requestId));
    }

    /// <summary>The row of the part before that held the same value to its end: the value has not changed at the border.</summary>
    private int? Continues(MacroObservation row, DateOnly date, RealTime part) =>
        row.RealtimeStart == part.Start && open.TryGetValue(date, out var index) && rows[index].Row.Row.Value.Equals(row.Value) ? index : null;

    private bool IsTooEarly(MacroObservation row) => !isPlain && row.RealtimeStart > lastOver;

    // Every vintage up to the watermark was taken or refused, unless the observation itself never was.
    private bool IsCommitted(MacroObservation row) =>
        task is { IsIncremental: true, Known: { } known } && row.Date <= known.Last
        && (isPlain || row.RealtimeStart <= known.Through.Date);
}
