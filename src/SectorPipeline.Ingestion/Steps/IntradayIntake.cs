using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What answers come to: the bars of the regular hours that have ended.</summary>
internal sealed class IntradayIntake
{
    // From one session to the next; the smallest usual splits are 3:2.
    private const double LargestJump = 1.3;

    private static readonly string[] Volume = ["volume"];
    private static readonly TimeOnly Opening = new(9, 30);

    // Quotes of many exchanges are shown late, by a quarter of an hour as a rule.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(20);

    private readonly FetchTask task;
    private readonly Delivery<IntradayBar> delivery;
    private bool isWhole = true;

    private IntradayIntake(FetchTask task)
    {
        this.task = task;
        delivery = new Delivery<IntradayBar>(task, IntradayContract.Instance.Check(task.Window.Last));
    }

    public static Delivery<IntradayBar> Of(FetchTask task, IReadOnlyList<IntradayAnswer> answers, Session session)
    {
        var intake = new IntradayIntake(task);
        foreach (var answer in answers)
            intake.Take(answer);
        return intake.Finish(session);
    }

    private void Take(IntradayAnswer answer)
    {
        isWhole &= IsOver(task.Window.Last, answer);
        foreach (var bar in answer.Bars)
        {
            if (bar.Fault is not null || IsWanted(bar.Row, answer))
                Take(bar, answer.RequestId);
        }
    }

    private void Take(in Received<IntradayBar> bar, string requestId)
    {
        if (bar.Fault is not null || !bar.Row.IsEmpty)
        {
            delivery.Take(bar.Row.Volume is null ? bar with { Lacks = Volume } : bar, requestId);
            return;
        }

        delivery.Missing++;
        delivery.Note(new Lack(KeyOf(bar.Row), "bar"));
    }

    /// <summary>Whether the bar was asked for and is complete; the point between two bars is the price of the moment.</summary>
    private bool IsWanted(IntradayBar bar, IntradayAnswer answer) =>
        bar is { Session: { } session, StartsAt: { } start }
        && task.Window.Contains(session)
        && start.UtcTicks % IntradayBar.Length.Ticks == 0
        && start + IntradayBar.Length <= answer.ReceivedAt
        && IsRegular(start, answer.Calendar);

    private static bool IsRegular(DateTimeOffset start, TradingCalendar? calendar)
    {
        if (calendar is null)
            return true;
        var local = TimeZoneInfo.ConvertTime(start, calendar.TimeZone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        return time >= Opening && time < calendar.Close(DateOnly.FromDateTime(local));
    }

    private static bool IsOver(DateOnly day, IntradayAnswer answer)
    {
        if (answer.Calendar is not { } calendar)
            return answer.ReceivedAt.UtcDateTime >= day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var close = day.ToDateTime(calendar.Close(day));
        return answer.ReceivedAt.UtcDateTime >= TimeZoneInfo.ConvertTimeToUtc(close, calendar.TimeZone) + Delay;
    }

    // A session that is not over is asked for again: its watermark stays.
    private Delivery<IntradayBar> Finish(Session session)
    {
        var last = delivery.Rows.Count == 0 ? null : delivery.Rows.Max(row => row.Row.Session);
        var isEmpty = last is null && task.TellsOfNothing && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no bars from {task.Window}" : null;
        delivery.Mark = isWhole ? task.Advance(last, session, delivery.NoData) : null;
        if (last is not null)
            Compare(delivery.Rows.MinBy(row => row.Row.StartsAt).Row, delivery.Rows.MaxBy(row => row.Row.StartsAt).Row);
        return delivery;
    }

    // An answer may come on the basis of a split that the one before did not know. What cannot be compared, or does not go on
    // where the known bars ended, is not believed on its own.
    private void Compare(IntradayBar first, IntradayBar last)
    {
        var jump = task is { IsIncremental: true, Known.Anchor.Close: var known } ? first.Open / known : null;
        if (jump is not (> 1 / LargestJump and < LargestJump))
            delivery.Note(new Lack(KeyOf(last), $"basis of {ValueRules.Text(last.Close)}"));
        if (delivery.Mark is { } mark && last.Session >= (task.Known?.Last ?? DateOnly.MinValue))
            delivery.Mark = mark with { Anchor = new Anchor(last.Session.GetValueOrDefault(), last.Close.GetValueOrDefault(), null) };
    }

    private static RowKey KeyOf(IntradayBar bar) => IntradayContract.Instance.KeyOf(bar);
}
