using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Fetches many symbols at once and writes them one after the other; what is complete is committed, however the run ends.</summary>
internal sealed partial class FetchRun<TTask, TRow>(
    Dataset<TRow> dataset, StepScope scope, Func<TTask, string> keyOf, Func<TTask, CancellationToken, Task<Delivery<TRow>>> fetch)
{
    /// <param name="tasks">What to fetch.</param>
    /// <param name="total">How many symbols the step is about, those that need nothing included.</param>
    /// <param name="cancellation">Stops fetching; symbols that have arrived are still committed.</param>
    /// <exception cref="PipelineException">Some could not be had, or the lake could not be written.</exception>
    public async Task<StepResult> RunAsync(IReadOnlyList<TTask> tasks, int total, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var writer = new DeliveryWriter<TRow>(dataset, scope);
        var failures = new FailureLog(scope, dataset.Name, total);
        var deliveries = Channel.CreateBounded<Delivery<TRow>>(scope.Options.Concurrency * 2);

        await Task.WhenAll(
            WriteAllAsync(writer, deliveries.Reader, new Tally(total - tasks.Count, total), stop),
            FetchAllAsync(tasks, deliveries.Writer, failures, stop));

        cancellation.ThrowIfCancellationRequested();
        failures.ThrowIfAny();
        return writer.Result();
    }

    private async Task WriteAllAsync(
        DeliveryWriter<TRow> writer, ChannelReader<Delivery<TRow>> deliveries, Tally tally, CancellationTokenSource stop)
    {
        try
        {
            // Not cancelled: the channel ends when fetching does, and what came through it is to be kept.
            await foreach (var delivery in deliveries.ReadAllAsync(CancellationToken.None))
            {
                await writer.AddAsync(delivery, CancellationToken.None);
                scope.Context.Progress.Report(tally.Next(delivery.Key));
            }

            await writer.CommitAsync(CancellationToken.None);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task FetchAllAsync(
        IReadOnlyList<TTask> tasks, ChannelWriter<Delivery<TRow>> deliveries, FailureLog failures, CancellationTokenSource stop)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = scope.Options.Concurrency, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(tasks, parallel, async (task, token) => await FetchOneAsync(task, deliveries, failures, stop, token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller tells a person's cancellation from a vendor's refusal and a writer's failure.
        }
        finally
        {
            deliveries.Complete();
        }
    }

    private async Task FetchOneAsync(
        TTask task, ChannelWriter<Delivery<TRow>> deliveries, FailureLog failures, CancellationTokenSource stop, CancellationToken cancellation)
    {
        try
        {
            var delivery = await fetch(task, cancellation);
            failures.Succeeded();
            if (delivery.NoData is { } reason)
                LogNoData(scope.Logger, scope.Vendor, delivery.Key, reason);
            await deliveries.WriteAsync(delivery, cancellation);
        }
        catch (VendorException e)
        {
            LogFailed(scope.Logger, scope.Vendor, keyOf(task), e.Message);
            if (failures.Add(keyOf(task), e))
                await stop.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Vendor} has no data for {Key}: {Reason}")]
    private static partial void LogNoData(ILogger logger, string vendor, string key, string reason);

    [LoggerMessage(LogLevel.Error, "{Vendor} failed for {Key}: {Cause}")]
    private static partial void LogFailed(ILogger logger, string vendor, string key, string cause);

    private sealed class Tally(int done, int total)
    {
        private int done = done;

        public StepProgress Next(string key) => new(++done, total, key);
    }
}
