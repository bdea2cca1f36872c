using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>
/// Rows, refused rows and watermarks that become visible together. Nothing is visible before <see cref="CommitAsync"/>;
/// disposing without it leaves nothing. One caller at a time.
/// </summary>
public sealed class LakeBatch<TRow> : IAsyncDisposable
{
    private readonly IObjectStore store;
    private readonly CommitLog log;
    private readonly TimeProvider time;
    private readonly Dataset<TRow> dataset;
    private readonly BatchOrigin origin;
    private readonly DateTime ingestedAt;
    private readonly Dictionary<string, Watermark> marks = new(StringComparer.Ordinal);
    private readonly HashSet<string> extraFields = new(StringComparer.Ordinal);
    private StagedTable<TRow>? rows;
    private StagedTable<QuarantinedRow>? refused;
    private bool ended;

    internal LakeBatch(IObjectStore store, CommitLog log, TimeProvider time, Dataset<TRow> dataset, BatchOrigin origin, DatasetState basis)
    {
        (this.store, this.log, this.time, this.dataset, this.origin) = (store, log, time, dataset, origin);
        ingestedAt = time.GetUtcNow().UtcDateTime;
        Basis = basis;
    }

    /// <summary>What was committed when the batch began; a commit that moved one of this batch's watermarks since then is a conflict.</summary>
    public DatasetState Basis { get; }

    /// <summary>The rows added so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The rows put into quarantine so far.</summary>
    public long Refused { get; private set; }

    /// <summary>Adds a row that the request brought; an error here ends the batch.</summary>
    public void Add(TRow row, string requestId)
    {
        Stage(ref rows, dataset, row, requestId);
        Rows++;
    }

    /// <summary>Puts a row into quarantine.</summary>
    public void Refuse(QuarantinedRow row)
    {
        Stage(ref refused, QuarantineDataset.Rows, row, row.RequestId);
        Refused++;
    }

    /// <summary>Sets how far a symbol or series is known; others keep the watermark that they have.</summary>
    public void Mark(string key, Watermark watermark)
    {
        EnsureOpen();
        marks[key] = watermark;
    }

    /// <summary>Notes a field that the vendor sends and that no column takes; the state remembers it from this commit on.</summary>
    public void NoteExtraField(string name)
    {
        EnsureOpen();
        extraFields.Add(name);
    }

    /// <summary>Makes all of the batch visible at once. The batch is over, however this ends.</summary>
    public async Task<LakeCommit> CommitAsync(CancellationToken cancellation)
    {
        EnsureOpen();
        ended = true;
        try
        {
            var files = await WriteAsync(rows, year => LakePaths.RawOf(origin.Vendor, dataset.Name, year), cancellation);
            var quarantine = await WriteAsync(refused, _ => LakePaths.QuarantineOf(origin.Vendor, dataset.Name, origin.Session), cancellation);
            var pending = new PendingCommit(dataset, origin, Basis, marks, extraFields, time);
            return await new BatchPublisher(store, log).PublishAsync(pending, files, quarantine, cancellation);
        }
        catch (DuckDbException e) when (LakeFailure.IsOfTheDisk(e))
        {
            throw CannotWrite(e);
        }
    }

    public ValueTask DisposeAsync()
    {
        ended = true;
        rows?.Dispose();
        refused?.Dispose();
        return ValueTask.CompletedTask;
    }

    // A row that fails half-way leaves the batch unusable: better none of it than a part.
    private void Stage<T>(ref StagedTable<T>? table, Dataset<T> definition, T row, string requestId)
    {
        EnsureOpen();
        ended = true;
        try
        {
            table ??= new StagedTable<T>(store, definition);
            table.Add(row, requestId);
        }
        catch (DuckDbException e) when (LakeFailure.IsOfTheDisk(e))
        {
            throw CannotWrite(e);
        }

        ended = false;
    }

    private async Task<IReadOnlyList<StagedFile>> WriteAsync<T>(StagedTable<T>? table, Func<int, string> folderOf, CancellationToken cancellation) =>
        table is null ? [] : await table.WriteFilesAsync(origin, ingestedAt, folderOf, cancellation);

    private void EnsureOpen()
    {
        if (ended)
            throw new InvalidOperationException($"dataset {dataset.Name}: the batch of run {origin.RunId} is over. Begin another one.");
    }

    private PipelineException CannotWrite(DuckDbException e) =>
        LakeFailure.Of(store.Root, $"cannot write {origin.Vendor}/{dataset.Name}", e);
}
