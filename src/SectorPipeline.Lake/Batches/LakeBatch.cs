namespace SectorPipeline.Lake;

/// <summary>
/// Rows, refused rows and watermarks that become visible together. Nothing is visible before <see cref="CommitAsync"/>;
/// disposing without it leaves nothing. One caller at a time.
/// </summary>
public sealed class LakeBatch<TRow> : ILakeSink<TRow>, IAsyncDisposable
{
    private readonly BatchRows<TRow> rows;
    private readonly BatchPublisher publisher;
    private readonly PendingCommit pending;

    internal LakeBatch(BatchRows<TRow> rows, BatchPublisher publisher, PendingCommit pending) =>
        (this.rows, this.publisher, this.pending) = (rows, publisher, pending);

    /// <summary>What was committed when the batch began; a commit that moved one of this batch's watermarks since then is a conflict.</summary>
    public DatasetState Basis => pending.Basis;

    /// <summary>The rows added so far.</summary>
    public long Rows => rows.Rows;

    /// <summary>The rows put into quarantine so far.</summary>
    public long Refused => rows.Refused;

    public void Add(TRow row, string requestId) => rows.Add(row, requestId);

    public void Refuse(QuarantinedRow row) => rows.Refuse(row);

    public void Mark(string key, Watermark watermark)
    {
        rows.EnsureOpen();
        pending.Marks[key] = watermark;
    }

    public void Received(ReceivedKey received)
    {
        rows.EnsureOpen();
        pending.Keys.Add(received);
    }

    public void NoteExtraField(string name)
    {
        rows.EnsureOpen();
        pending.ExtraFields.Add(name);
    }

    /// <summary>Makes all of the batch visible at once. The batch is over, however this ends.</summary>
    public async Task<LakeCommit> CommitAsync(CancellationToken cancellation)
    {
        var (files, quarantine) = await rows.WriteAsync(cancellation);
        return await publisher.PublishAsync(pending, files, quarantine, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        rows.Dispose();
        return ValueTask.CompletedTask;
    }
}
