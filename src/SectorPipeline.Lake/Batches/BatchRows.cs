using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows and refused rows of a batch before they are files.</summary>
internal sealed class BatchRows<TRow>(IObjectStore store, Dataset<TRow> dataset, BatchOrigin origin, DateTime ingestedAt) : IDisposable
{
    private StagedTable<TRow>? rows;
    private StagedTable<QuarantinedRow>? refused;
    private bool ended;

    public BatchOrigin Origin => origin;

    public DateTime IngestedAt => ingestedAt;

    public long Rows { get; private set; }

    public long Refused { get; private set; }

    public void Add(TRow row, string requestId)
    {
        Stage(ref rows, dataset, row, requestId);
        Rows++;
    }

    public void Refuse(QuarantinedRow row)
    {
        Stage(ref refused, QuarantineDataset.Rows, row, row.RequestId);
        Refused++;
    }

    public void EnsureOpen()
    {
        if (ended)
            throw new InvalidOperationException($"dataset {dataset.Name}: the batch of run {origin.RunId} is over. Begin another one.");
    }

    /// <summary>Writes the files of the rows and those of the refused rows; nothing can be added from here on.</summary>
    public async Task<(IReadOnlyList<StagedFile> Rows, IReadOnlyList<StagedFile> Refused)> WriteAsync(CancellationToken cancellation)
    {
        EnsureOpen();
        ended = true;
        try
        {
            return (
                await WriteAsync(rows, year => LakePaths.RawOf(origin.Vendor, dataset.Name, year), cancellation),
                await WriteAsync(refused, _ => LakePaths.QuarantineOf(origin.Vendor, dataset.Name, origin.Session), cancellation));
        }
        catch (DuckDbException e) when (LakeFailure.IsOfTheDisk(e))
        {
            throw CannotWrite(e);
        }
    }

    public void Dispose()
    {
        ended = true;
        rows?.Dispose();
        refused?.Dispose();
    }

    // A row that fails half-way leaves the batch unusable: better none of it than a part.
    private void Stage<T>(ref StagedTable<T>? table, Dataset<T> definition, T row, string requestId)
    {
        EnsureOpen();
        ended = true;
        try
        {
            table ??= new StagedTable<T>(store, definition, origin.Session);
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

    private PipelineException CannotWrite(DuckDbException e) =>
        LakeFailure.Of(store.Root, $"cannot write {origin.Vendor}/{dataset.Name}", e);
}
