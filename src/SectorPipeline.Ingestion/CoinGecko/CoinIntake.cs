using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>Takes the closes that are missing, and notes the days between them that have none: coins trade every day.</summary>
internal sealed class CoinIntake
{
    private readonly FetchTask task;
    private readonly Delivery<CryptoPrice> delivery;
    private readonly HashSet<DateOnly> asked;

    private CoinIntake(FetchTask task)
    {
        this.task = task;
        asked = [.. task.Known?.Gaps ?? []];
        delivery = new Delivery<CryptoPrice>(task, CryptoPriceContract.Instance.Check(task.Window.Last));
    }

    public static Delivery<CryptoPrice> Of(FetchTask task, MarketChart chart, Session session)
    {
        var intake = new CoinIntake(task);
        foreach (var close in chart.Closes)
            intake.Take(close, chart.RequestId);
        intake.Finish(session);
        return intake.delivery;
    }

    private void Take(in Received<CryptoPrice> close, string requestId)
    {
        var date = close.Row.Date.GetValueOrDefault();
        if (!task.Window.Contains(date))
            return; // sent unasked: the vendor counts whole days back from now
        if (close.Fault is null && task.IsIncremental && date <= task.Known?.Last && !asked.Contains(date))
            delivery.Leave();
        else
            delivery.Take(close, requestId);
    }

    private void Finish(Session session)
    {
        var seen = delivery.Rows.Select(row => row.Row.Date.GetValueOrDefault()).ToHashSet();
        DateOnly? last = seen.Count == 0 ? null : seen.Max();
        var isEmpty = last is null && task.TellsOfNothing && delivery.Refused.Count == 0;
        delivery.NoData = isEmpty ? $"no closes from {task.Window}" : null;
        delivery.Mark = WithGaps(task.Advance(last, session, delivery.NoData), Gaps(seen, last));
    }

    private List<DateOnly> Gaps(HashSet<DateOnly> seen, DateOnly? last)
    {
        var first = task.IsIncremental ? task.Known?.Last?.AddDays(1) : seen.Count == 0 ? null : seen.Min();
        var days = first is { } from && last >= from ? Enumerable.Range(0, last.Value.DayNumber - from.DayNumber).Select(from.AddDays) : [];
        return [.. (task.IsIncremental ? asked.Concat(days) : days).Where(date => !seen.Contains(date)).Distinct().Order()];
    }

    private Watermark? WithGaps(Watermark? mark, List<DateOnly> gaps) => mark is null ? null : mark with
    {
        Gaps = gaps,
        GapTries = gaps.Count == 0 ? 0 : task.Known is { } known && gaps.SequenceEqual(known.Gaps) ? known.GapTries + 1 : 1,
    };
}
