using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// A dataset made anew from what landing keeps: batch by batch in the order of the receipts, visible as one commit that
/// replaces all before it. Disposing without <see cref="CommitAsync"/> leaves the dataset as it was. One caller at a time.
/// </summary>
public sealed class LakeRebuild<TRow> : ILakeSink<TRow>, IAsyncDisposable
{
    private readonly IObjectStore store;
    private readonly Dataset<TRow> dataset;
    private readonly RebuildPublisher publisher;
    private readonly PendingRebuild pending;
    private BatchRows<TRow>? current;
    private bool ended;

    internal LakeRebuild(IObjectStore store, Dataset<TRow> dataset, RebuildPublisher publisher, PendingRebuild pending) =>
        (this.store, this.dataset, this.publisher, this.pending) = (store, dataset, publisher, pending);

    /// <summary>The rows added so far, of all batches.</summary>
    public long Rows { get; private set; }

    /// <summary>The rows put into quarantine so far, of all batches.</summary>
    public long Refused { get; private set; }

    /// <summary>Begins the batch of the receipt: what is added until the next one is stored as it was in that batch.</summary>
    /// <exception cref="PipelineException">The batch had rows, and nothing says from which answers they were made.</exception>
    public async Task BeginBatchAsync(BatchReceipt receipt, CancellationToken cancellation)
    {
        EnsureOpen();
        await EndBatchAsync(cancellation);
        pending.Begin(receipt);
        var origin = new BatchOrigin(pending.Vendor, LakePaths.Name(receipt.RunId), receipt.Session);
        current = new BatchRows<TRow>(store, dataset, origin, receipt.IngestedAt.UtcDateTime);
    }

    public void Add(TRow row, string requestId)
    {
        Current.Add(row, requestId);
        Rows++;
    }

    public void Refuse(QuarantinedRow row)
    {
        Current.Refuse(row);
        Refused++;
    }

    public void Mark(string key, Watermark watermark)
    {
        Current.EnsureOpen();
        pending.Marks[key] = watermark;
    }

    /// <summary>Changes nothing: the receipts that the rebuild reads stay.</summary>
    public void Received(ReceivedKey received) => Current.EnsureOpen();

    public void NoteExtraField(string name)
    {
        Current.EnsureOpen();
        pending.ExtraFields.Add(name);
    }

    /// <summary>Replaces all that is committed by what was added. The rebuild is over, however this ends.</summary>
    /// <exception cref="PipelineException">Another run has committed since the rebuild began.</exception>
    public async Task<LakeCommit> CommitAsync(CancellationToken cancellation)
    {
        EnsureOpen();
        await EndBatchAsync(cancellation);
        ended = true;
        return await publisher.CommitAsync(pending, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        ended = true;
        current?.Dispose();
        await publisher.WithdrawAsync();
    }

    private BatchRows<TRow> Current =>
        current ?? throw new InvalidOperationException($"dataset {dataset.Name}: no batch has begun. Begin one with its receipt.");

    // A batch that fails half-way ends the rebuild: better none of it than one that lacks a batch.
    private async Task EndBatchAsync(CancellationToken cancellation)
    {
        if (current is null)
            return;
        using var batch = current;
        (current, ended) = (null, true);
        var (files, quarantine) = await batch.WriteAsync(cancellation);
        await publisher.PublishAsync(pending, files, quarantine, cancellation);
        ended = false;
    }

    private void EnsureOpen()
    {
        if (ended)
            throw new InvalidOperationException($"dataset {dataset.Name}: the rebuild is over. Begin another one.");
    }
}
