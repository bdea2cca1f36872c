using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Makes a dataset's raw files again from the answers in landing, without asking a vendor.</summary>
internal sealed class LandingReplay<TRow>(StepFrame frame, Feed<TRow> feed)
{
    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var sources = context.With.List("vendor").Count > 0 ? feed.Choose(context) : feed.Sources;
        foreach (var source in sources)
            await ReplayAsync(source, context, counts, cancellation);
        return counts.Count > 0
            ? new StepResult { Rows = counts.GetValueOrDefault(StepCounts.Loaded), Counts = counts }
            : throw new PipelineException(
                $"{context.Step}: landing holds no answers about {feed.Contract.Dataset.Name} that a batch was made of. Fetch it first.");
    }

    private async Task ReplayAsync(ISource<TRow> source, StepContext context, Dictionary<string, long> counts, CancellationToken cancellation)
    {
        var (vendor, dataset) = (source.Client.Vendor, feed.Contract.Dataset.Name);
        var receipts = await frame.Lake.ReceiptsAsync(vendor, dataset, cancellation).Select(receipt => receipt.Sequence).ToHashSetAsync(cancellationToken: cancellation);
        await RequireAllAsync(vendor, dataset, receipts, cancellation);
        if (receipts.Count == 0)
            return;
        await using var rebuild = await frame.Lake.BeginRebuildAsync(feed.Contract.Dataset, vendor, cancellation);
        var marks = new Dictionary<string, Watermark>(StringComparer.Ordinal);
        await foreach (var receipt in frame.Lake.ReceiptsAsync(vendor, dataset, cancellation))
        {
            await rebuild.BeginBatchAsync(receipt, cancellation);
            foreach (var received in receipt.Keys)
                Take(await DeliverAsync(source, receipt, received, marks.GetValueOrDefault(received.Key), cancellation), received);
        }

        await rebuild.CommitAsync(cancellation);

        void Take(Delivery<TRow> delivery, ReceivedKey received)
        {
            DeliveryBatch.Add(rebuild, delivery);
            if (received.Mark is not null && delivery.Mark is { } mark)
                marks[received.Key] = mark;
            Count(counts, delivery);
            context.Progress.Report(new StepProgress(counts["answers"], Total: null, received.Key));
        }
    }

    // What was committed before receipts were kept would be lost.
    private async Task RequireAllAsync(string vendor, string dataset, HashSet<long> receipts, CancellationToken cancellation)
    {
        foreach (var commit in await frame.Lake.CommitsAsync(vendor, dataset, afterSequence: 0, cancellation))
        {
            if (!commit.Rebuilt && commit.Rows > 0 && !receipts.Contains(commit.Sequence))
            {
                throw new PipelineException(
                    $"{vendor} {dataset}: landing does not say from which answers commit {commit.Sequence} was made. Fetch it with --full-refresh instead.");
            }
        }
    }

    private async Task<Delivery<TRow>> DeliverAsync(
        ISource<TRow> source, BatchReceipt receipt, ReceivedKey received, Watermark? known, CancellationToken cancellation)
    {
        var window = new FetchWindow(received.From, received.Until);
        var task = new FetchTask(received.Key, window, known, received.Incremental, MovesWatermark: received.Mark is not null);
        if (received.RequestIds.Count == 0)
            return new Delivery<TRow>(task, feed.Contract.Check(window.Last)) { NoData = received.Mark?.NoData, Mark = received.Mark };
        var conversation = new ReplayedConversation(frame.Lake, source.Client.Vendor, feed.Contract.Dataset.Name, receipt.Session, received.RequestIds);
        var delivery = await source.FetchAsync(task, conversation, cancellation);
        delivery.Asked = task;
        delivery.RequestIds = received.RequestIds;
        delivery.ExtraFields = conversation.ExtraFields;
        return delivery;
    }

    private static void Count(Dictionary<string, long> counts, Delivery<TRow> delivery)
    {
        Add("answers", Math.Max(1, delivery.RequestIds.Count));
        Add(StepCounts.Fetched, delivery.Fetched);
        Add(StepCounts.Loaded, delivery.Rows.Count);
        Add(StepCounts.Unchanged, delivery.Unchanged);
        Add(StepCounts.Quarantined, delivery.Refused.Count);

        void Add(string name, long value) => counts[name] = counts.GetValueOrDefault(name) + value;
    }
}
