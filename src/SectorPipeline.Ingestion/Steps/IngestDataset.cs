using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Brings a dataset up to the session: asks its vendors in order, each for what those before it could not give.</summary>
internal sealed partial class IngestDataset<TRow>(StepFrame frame, Feed<TRow> feed) : IStep
{
    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) =>
        FetchAsync(context with { FullRefresh = context.FullRefresh || context.With.Flag("full_refresh") }, cancellation);

    private async Task<StepResult> FetchAsync(StepContext context, CancellationToken cancellation)
    {
        if (context.With.Flag("from_landing"))
            return await new LandingReplay<TRow>(frame, feed).RunAsync(context, cancellation);
        var keys = feed.Keys(context);
        var progress = new FetchProgress(context.Progress, keys.Count);
        var report = new StepReport(feed.Contract.Dataset.Name, keys.Count, context);
        try
        {
            foreach (var source in Usable(feed.Choose(context), context, report))
            {
                if (report.HandedOver(keys) is not { Count: > 0 } wanted)
                    break;
                await AskAsync(source, wanted, context, progress, report, cancellation);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
        {
            throw new StepCancelledException(report.UntilNow(), e);
        }
        catch (PipelineException e) when (e is not ConfigurationException && e.Partial is null)
        {
            throw new PipelineException(e.Message, e) { IsTransient = e.IsTransient, Partial = report.UntilNow() };
        }

        return report.Result();
    }

    // A vendor that only stands in for another is left out where it has no key.
    private static IEnumerable<ISource<TRow>> Usable(IReadOnlyList<ISource<TRow>> sources, StepContext context, StepReport report)
    {
        var usable = sources.Where(source => source.Client.Options is not { KeyVariable: not null, ApiKey.IsEmpty: true }).ToList();
        foreach (var source in sources.Except(usable))
            report.LeaveOut(source.Client.Vendor, $"{source.Client.Vendor} needs an API key. Set {source.Client.Options.KeyVariable}.");
        return usable.Count > 0
            ? usable
            : throw new ConfigurationException([.. report.LeftOut.Select(vendor => $"{context.Step}: {vendor.Value}")]);
    }

    private async Task AskAsync(
        ISource<TRow> source, IReadOnlyList<string> keys, StepContext context, FetchProgress progress, StepReport report, CancellationToken cancellation)
    {
        var scope = frame.Scope(source.Client, context);
        var state = await frame.Lake.StateAsync(scope.Vendor, feed.Contract.Dataset.Name, cancellation);
        var tasks = feed.Plan.For(keys, state, context);
        progress.Skip(keys.Except(tasks.Select(task => task.Key), StringComparer.Ordinal));
        var inOrder = await InOrderAsync(source, tasks, cancellation);
        var run = new VendorRun(scope.Vendor, new VendorTally(scope.Meter));
        report.Add(run);
        await new FetchRun<TRow>(feed.Contract, source, scope, state, progress, run).RunAsync(inOrder, cancellation);
        await SumUpAsync(source, run, scope);
    }

    private async Task<IReadOnlyList<FetchTask>> InOrderAsync(
        ISource<TRow> source, IReadOnlyList<FetchTask> tasks, CancellationToken cancellation)
    {
        var left = await source.Client.Budget.LeftTodayAsync(cancellation);
        return left >= tasks.Count * source.CallsPerTask || left is null
            ? tasks
            : TaskOrder.ByValue(tasks, await MarketCaps.ReadAsync(frame, cancellation));
    }

    // Not cancelled: a run that was stopped is summed up too.
    private async Task SumUpAsync(ISource<TRow> source, VendorRun run, StepScope scope)
    {
        run.BudgetLeft = await source.Client.Budget.LeftTodayAsync(CancellationToken.None);
        if (run.BudgetLeft is { } left)
            Http.IngestionMetrics.Left(run.Vendor, left);
        var numbers = string.Join(", ", run.Tally.Counts().Where(count => count.Value > 0).Select(count => $"{count.Name} {count.Value}"));
        LogSum(scope.Logger, run.Vendor, feed.Contract.Dataset.Name, numbers.Length == 0 ? "nothing to do" : numbers, run.BudgetLeft);
    }

    [LoggerMessage(LogLevel.Information, "{Vendor} {Dataset}: {Numbers}; calls left today: {Left}")]
    private static partial void LogSum(ILogger logger, string vendor, string dataset, string numbers, int? left);
}
