using Microsoft.Extensions.Logging;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Fetches the bars of one symbol and holds them against their contract.</summary>
internal sealed partial class PriceFetch(IPriceSource source, StepScope scope, DateOnly historyStart)
{
    public async Task<Delivery<DailyBar>> FetchAsync(FetchTask task, CancellationToken cancellation)
    {
        var answer = await AskAsync(task, cancellation);
        if (task.IsIncremental && RestatesHistory(answer, task.Window.First))
        {
            LogRestated(scope.Logger, scope.Vendor, task.Key);
            task = task with { Window = new(historyStart, task.Window.Last), IsIncremental = false };
            answer = await AskAsync(task, cancellation);
        }

        return Check(task, answer);
    }

    private Task<PriceAnswer> AskAsync(FetchTask task, CancellationToken cancellation) =>
        source.FetchAsync(new PriceQuery(task.Key, task.Window, scope.Context.Session, scope.Meter), cancellation);

    // A dividend or split changes the adjusted close of every bar before it.
    private static bool RestatesHistory(PriceAnswer answer, DateOnly first) =>
        answer.Bars.Any(bar => bar.Session >= first && (bar.Dividend != 0 || bar.SplitFactor != 1));

    private Delivery<DailyBar> Check(FetchTask task, PriceAnswer answer)
    {
        var delivery = new Delivery<DailyBar>(task.Key);
        var contract = new BarContract(task.Window.Last);
        foreach (var bar in answer.Bars)
            Take(bar, task, contract, delivery, answer.RequestId);

        var last = delivery.Rows.Count == 0 ? (DateOnly?)null : delivery.Rows.Max(row => row.Row.Session);
        var isEmpty = last is null && task.Known?.Last is null && delivery.Refused.Count == 0;
        delivery.NoData = answer.NoData ?? (isEmpty ? $"no bars from {task.Window}" : null);
        delivery.Mark = task.Advance(last, scope.Context.Session, delivery.NoData);
        return delivery;
    }

    private static void Take(in BarCandidate bar, FetchTask task, BarContract contract, Delivery<DailyBar> delivery, string requestId)
    {
        if (bar.TypeFault is null && bar.Session < task.Window.First)
            delivery.Unchanged += task.IsIncremental ? 1 : 0;
        else if (bar.IsMissing())
            delivery.Missing++;
        else if (contract.Check(bar) is { } refusal)
            delivery.Refused.Add(RefusedRow.Of(bar, refusal, task.Key, requestId));
        else
            delivery.Rows.Add((bar.ToBar(), requestId));
    }

    [LoggerMessage(LogLevel.Information, "{Vendor} restates {Symbol} after a dividend or split; fetching its whole history")]
    private static partial void LogRestated(ILogger logger, string vendor, string symbol);
}
