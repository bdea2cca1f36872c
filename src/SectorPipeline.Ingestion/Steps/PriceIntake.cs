using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What an answer comes to: the delivery, and the sessions for which it has no bar although it should.</summary>
internal sealed class PriceIntake
{
    private readonly FetchTask task;
    private readonly HashSet<DateOnly> asked;
    private readonly HashSet<DateOnly> seen = [];
    private readonly HashSet<DateOnly> empty = [];
    private readonly SortedDictionary<DateOnly, AnchorEvent> events;

    private PriceIntake(FetchTask task)
    {
        this.task = task;
        asked = [.. task.Known?.Gaps ?? []];
        events = new(Told(task).ToDictionary(item => item.Date));
        Delivery = new Delivery<DailyBar>(task, PriceContract.Instance.Check(task.Window.Last));
        LacksAnchor = task.IsIncremental && task.Known?.Anchor is not null;
    }

    public Delivery<DailyBar> Delivery { get; }

    /// <summary>Sessions without a bar that are not known to be missing at the vendor, and rows that were refused.</summary>
    public IReadOnlyList<Lack> Holes { get; private set; } = [];

    /// <summary>Whether the vendor has changed bars that are committed.</summary>
    public bool IsRestated { get; private set; }

    /// <summary>Whether the last known bar is not among those sent, so that nothing shows whether history was restated.</summary>
    public bool LacksAnchor { get; private set; }

    public bool IsComplete => Lacks == default;

    public bool IsBetterThan(PriceIntake other) => Lacks.CompareTo(other.Lacks) < 0;

    public bool AgreesWith(PriceIntake other) => Lacks == other.Lacks && SecondLook.AreTheSame(Holes, other.Holes);

    /// <summary>What asking again may help, the worst first: no bar at all, no known bar to compare with, holes.</summary>
    private (bool IsEmpty, bool LacksAnchor, int Holes) Lacks => (Delivery.NoData is not null, LacksAnchor, Holes.Count);

    public static PriceIntake Of(FetchTask task, PriceAnswer answer, Session session)
    {
        var intake = new PriceIntake(task);
        foreach (var bar in answer.Bars)
            intake.Take(bar, answer.RequestId);
        intake.Finish(answer, session);
        return intake;
    }

    private void Take(in Received<DailyBar> bar, string requestId)
    {
        var date = bar.Row.Session;
        if (bar.Fault is null && date < task.Window.From)
            return; // sent unasked, by a vendor that cannot be asked for a beginning
        if (bar.Fault is null && bar.Row.IsEmpty)
        {
            Delivery.Missing++;
            empty.Add(date.GetValueOrDefault());
        }
        else if (IsKnown(date))
        {
            if (bar.Fault is null)
                Compare(bar.Row);
            Delivery.Leave(); // committed, or refused before
        }
        else
        {
            Accept(bar, requestId);
        }
    }

    private void Accept(in Received<DailyBar> bar, string requestId)
    {
        var rows = Delivery.Rows.Count;
        Delivery.Take(bar, requestId);
        if (Delivery.Rows.Count == rows)
            return;
        seen.Add(bar.Row.Session.GetValueOrDefault());
        Compare(bar.Row);
    }

    private void Compare(DailyBar bar)
    {
        if (Restatement.EventOf(bar) is { } told)
            events[told.Date] = told;
        if (!task.IsIncremental || task.Known is not { } known)
            return;
        LacksAnchor &= bar.Session != known.Anchor?.Date;
        IsRestated |= Restatement.IsIn(bar, known);
    }

    private bool IsKnown(DateOnly? date) =>
        task.IsIncremental && date <= task.Known?.Last && !asked.Contains(date.GetValueOrDefault());

    private void Finish(PriceAnswer answer, Session session)
    {
        var last = seen.Count == 0 ? (DateOnly?)null : seen.Max();
        var isEmpty = last is null && task.TellsOfNothing && Delivery.Refused.Count == 0;
        Delivery.NoData = isEmpty ? $"no bars from {task.Window}" : null;
        var gaps = Gaps(answer, last).ToList();
        var given = empty.Except(seen).ToList();
        var isOld = task.Known is { GapTries: >= DailyPlan.GapTries } known && gaps.SequenceEqual(known.Gaps);
        var missing = (isOld ? [] : gaps).Concat(given.Except(gaps).Where(IsExpected(answer)));
        Holes = isEmpty ? [] : [.. missing.Select(date => new Lack(RowKey.Of(date), "bar")), .. Delivery.Lacks];
        Delivery.Mark = WithGaps(task.Advance(last, session, Delivery.NoData), gaps, LastBar(last));
    }

    /// <summary>The sessions between the first and the last bar that have none, those of earlier fetches included.</summary>
    private IEnumerable<DateOnly> Gaps(PriceAnswer answer, DateOnly? last)
    {
        if (answer.Calendar is not { } calendar)
            return [];
        var open = asked.Where(date => !seen.Contains(date));
        var first = task.IsIncremental ? task.Known?.Last?.AddDays(1) : seen.Count == 0 ? null : seen.Min();
        var fresh = first is null || last is null ? [] : calendar.Sessions(first.Value, last.Value).Where(date => !seen.Contains(date));
        return (task.IsIncremental ? open.Concat(fresh) : fresh).Distinct().Order();
    }

    private Func<DateOnly, bool> IsExpected(PriceAnswer answer) =>
        date => !IsKnown(date) && answer.Calendar?.IsSession(date) != false;

    private Anchor? LastBar(DateOnly? last) =>
        Delivery.Rows.Where(row => row.Row.Session == last && last >= (task.Known?.Last ?? DateOnly.MinValue))
            .Select(row => Restatement.AnchorOf(row.Row, events.Values))
            .FirstOrDefault();

    // An answer that leaves out the bar of an event does not undo it.
    private static IEnumerable<AnchorEvent> Told(FetchTask task)
    {
        if (task is not { IsIncremental: true, Known.Anchor: { } anchor })
            return [];
        var own = new AnchorEvent(anchor.Date, anchor.Payout, anchor.SplitFactor);
        return (anchor.Events ?? []).Concat(own is { Payout: null, SplitFactor: null } ? [] : [own]);
    }

    private Watermark? WithGaps(Watermark? mark, List<DateOnly> gaps, Anchor? anchor) => mark is null ? null : mark with
    {
        Anchor = anchor ?? mark.Anchor,
        Gaps = gaps,
        GapTries = Tries(gaps),
    };

    private int Tries(List<DateOnly> gaps) =>
        gaps.Count == 0 ? 0
        : task.Known is not { } known || !gaps.SequenceEqual(known.Gaps) ? 1
        : gaps[0] < task.Window.From ? known.GapTries
        : Math.Min(known.GapTries + 1, DailyPlan.GapTries);
}
