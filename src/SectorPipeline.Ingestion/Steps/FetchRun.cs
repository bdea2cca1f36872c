using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Fetches many symbols of one vendor at once and writes them one after the other; what is complete is committed, however the run ends.</summary>
/// <param name="run">How it goes, also where it ends with an exception.</param>
internal sealed partial class FetchRun<TRow>(
    Contract<TRow> contract, ISource<TRow> source, StepScope scope, DatasetState state, FetchProgress progress, VendorRun run)
{
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int failuresInARow;

    /// <param name="tasks">What to fetch, in order of value.</param>
    /// <param name="cancellation">Stops fetching; symbols that have arrived are still committed, and told.</param>
    /// <exception cref="PipelineException">The lake could not be written.</exception>
    public async Task RunAsync(IReadOnlyList<FetchTask> tasks, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var writer = new DeliveryWriter<TRow>(contract, scope, state, run.Tally);
        var deliveries = Channel.CreateBounded<Delivery<TRow>>(scope.Options.Concurrency * 2);
        await Task.WhenAll(WriteAllAsync(writer, deliveries, stop), FetchAllAsync(tasks, deliveries.Writer, stop));
        if (!cancellation.IsCancellationRequested)
            Settle(tasks);
    }

    private async Task WriteAllAsync(DeliveryWriter<TRow> writer, Channel<Delivery<TRow>> deliveries, CancellationTokenSource stop)
    {
        try
        {
            // Not cancelled: the channel ends when fetching does, and what came through it is to be kept.
            await foreach (var delivery in deliveries.Reader.ReadAllAsync(CancellationToken.None))
            {
                await writer.AddAsync(delivery, CancellationToken.None);
                if (delivery.NoData is null)
                    progress.Done(delivery.Key);
            }

            await writer.CommitAsync(CancellationToken.None);
        }
        catch
        {
            await stop.CancelAsync();
            deliveries.Writer.TryComplete(); // nobody takes what would still come
            throw;
        }
    }

    private async Task FetchAllAsync(
        IReadOnlyList<FetchTask> tasks, ChannelWriter<Delivery<TRow>> deliveries, CancellationTokenSource stop)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = scope.Options.Concurrency, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(tasks, parallel, async (task, token) => await FetchOneAsync(task, deliveries, stop, token));
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException && stop.IsCancellationRequested)
        {
            // The caller tells a person's cancellation from a vendor's refusal and a writer's failure.
        }
        finally
        {
            deliveries.TryComplete();
        }
    }

    private async Task FetchOneAsync(
        FetchTask task, ChannelWriter<Delivery<TRow>> deliveries, CancellationTokenSource stop, CancellationToken cancellation)
    {
        try
        {
            var delivery = await FetchAsync(task, cancellation);
            Interlocked.Exchange(ref failuresInARow, 0);
            // Not cancelled: what has arrived is kept, however long the writer takes to get to it.
            await deliveries.WriteAsync(delivery, CancellationToken.None);
            MarkSettled(task);
            if (delivery.NoData is { } reason)
                Lacks(task, reason);
        }
        catch (VendorException e)
        {
            LogFailed(scope.Logger, scope.Vendor, task.Key, e.Message);
            if (e.Outcome != VendorOutcome.QuotaSpent || e.IsUnconfirmed)
            {
                run.Failed(task.Key, e);
                MarkSettled(task);
            }

            if (!e.StopsVendor && Interlocked.Increment(ref failuresInARow) < scope.Options.GiveUpAfter)
                return;
            run.StopFor(e);
            await stop.CancelAsync();
        }
    }

    private async Task<Delivery<TRow>> FetchAsync(FetchTask task, CancellationToken cancellation)
    {
        var conversation = new LiveConversation(source.Client, scope.Meter, contract.Dataset.Name, scope.Context.Session);
        try
        {
            var delivery = await source.FetchAsync(task, conversation, cancellation);
            delivery.Asked = task;
            delivery.RequestIds = conversation.RequestIds;
            delivery.ExtraFields = conversation.ExtraFields;
            return delivery;
        }
        catch (VendorException e) when (e is { Outcome: VendorOutcome.NoData or VendorOutcome.UnknownSymbol, IsUnconfirmed: false })
        {
            // A known symbol that is unknown now is always news.
            var reason = e.Outcome == VendorOutcome.NoData && !task.TellsOfNothing ? null : e.Message;
            return new Delivery<TRow>(task, contract.Check(task.Window.Last))
            {
                NoData = reason,
                Mark = task.Advance(lastRow: null, scope.Context.Session, reason),
            };
        }
    }

    private void Lacks(FetchTask task, string reason)
    {
        LogNoData(scope.Logger, scope.Vendor, task.Key, reason);
        run.Lacks(task.Key, reason);
    }

    private void MarkSettled(FetchTask task)
    {
        lock (gate)
            settled.Add(task.Key);
    }

    // What was not asked for because the vendor was left alone: carried over where its calls are used up, else failed with it.
    private void Settle(IReadOnlyList<FetchTask> tasks)
    {
        if (run.Stop is not { } cause)
            return;
        string[] rest = [.. tasks.Select(task => task.Key).Where(key => !settled.Contains(key))];
        if (cause.Outcome == VendorOutcome.QuotaSpent)
            run.CarriedOver = rest;
        else
            Array.ForEach(rest, key => run.Failed(key, cause));
    }

    [LoggerMessage(LogLevel.Warning, "{Vendor} has no data for {Key}: {Reason}")]
    private static partial void LogNoData(ILogger logger, string vendor, string key, string reason);

    [LoggerMessage(LogLevel.Error, "{Vendor} failed for {Key}: {Cause}")]
    private static partial void LogFailed(ILogger logger, string vendor, string key, string cause);
}
