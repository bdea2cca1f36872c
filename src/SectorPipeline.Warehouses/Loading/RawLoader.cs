using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>
/// Loads committed files into <c>raw.&lt;dataset&gt;</c> exactly once: the rows and the ledger entries that speak of them
/// commit in one transaction. The connection belongs to the loader while it works.
/// </summary>
public sealed class RawLoader(IWarehouse warehouse, DbConnection connection, TimeProvider time)
{
    private readonly LoadLedger ledger = new(new LoadConnection(connection), warehouse.Dialect);

    /// <summary>The last commit of which a file is loaded, or null when there is none.</summary>
    public async Task<LoadedCommit?> FindLastAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        await ledger.EnsureAsync(cancellation);
        return await ledger.FindLastAsync(vendor, dataset, cancellation);
    }

    /// <summary>Creates the ledger, and <c>raw.&lt;dataset&gt;</c> or adds the columns that it lacks, so that models can read a dataset without rows.</summary>
    public async Task EnsureTableAsync(string dataset, IReadOnlyList<Column> columns, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ledger.LockAsync(cancellation);
            await ledger.EnsureAsync(cancellation);
            await TableOf(dataset).EnsureColumnsAsync(columns, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbException e)
        {
            throw CannotLoad(e);
        }
    }

    /// <summary>Whether the rebuild has replaced the rows of its vendor here.</summary>
    public async Task<bool> HasAsync(RawRebuild rebuild, CancellationToken cancellation)
    {
        await ledger.EnsureAsync(cancellation);
        return await ledger.HasAsync(rebuild, cancellation);
    }

    /// <summary>Loads the files that the ledger does not know; all of them or, on an error, none.</summary>
    public Task<LoadResult> LoadAsync(IReadOnlyCollection<RawFile> files, CancellationToken cancellation) =>
        LoadAsync(files, [], cancellation);

    /// <summary>
    /// Deletes the rows that the rebuilds replace, unless they have done so already, and loads the files that the ledger
    /// does not know; all of it or, on an error, nothing.
    /// </summary>
    public async Task<LoadResult> LoadAsync(
        IReadOnlyCollection<RawFile> files, IReadOnlyCollection<RawRebuild> rebuilds, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await LoadNewAsync(files, rebuilds, cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (DbException e)
        {
            throw CannotLoad(e);
        }
    }

    private async Task<LoadResult> LoadNewAsync(
        IReadOnlyCollection<RawFile> files, IReadOnlyCollection<RawRebuild> rebuilds, CancellationToken cancellation)
    {
        await ledger.LockAsync(cancellation);
        await ledger.EnsureAsync(cancellation);
        foreach (var rebuild in rebuilds)
            await ReplaceAsync(rebuild, cancellation);
        var loaded = await ledger.FindLoadedAsync(files, cancellation);
        var missing = files.DistinctBy(file => file.Path).Where(file => !loaded.Contains(file.Path)).ToList();
        var number = await ledger.NextNumberAsync(cancellation);
        foreach (var dataset in missing.GroupBy(file => file.Dataset))
            await LoadDatasetAsync(dataset.Key, [.. dataset], number, cancellation);
        return new LoadResult(missing.Count, missing.Sum(file => file.Rows));
    }

    private async Task ReplaceAsync(RawRebuild rebuild, CancellationToken cancellation)
    {
        if (await ledger.HasAsync(rebuild, cancellation))
            return;
        await TableOf(rebuild.Dataset).DeleteAsync(rebuild.Vendor, cancellation);
        await ledger.ReplaceAsync(rebuild, time.GetUtcNow(), cancellation);
    }

    private async Task LoadDatasetAsync(string dataset, IReadOnlyList<RawFile> files, long number, CancellationToken cancellation)
    {
        var table = TableOf(dataset);
        await table.EnsureColumnsAsync(files, cancellation);
        await table.InsertAsync(files, number, cancellation);
        await ledger.RecordAsync(files, number, time.GetUtcNow(), cancellation);
    }

    private RawTable TableOf(string dataset) => new(warehouse, connection, dataset);

    // DuckDB's message goes on with an excerpt of our SQL, which says nothing to a person who loads files.
    private static PipelineException CannotLoad(DbException e) =>
        new($"warehouse: cannot load raw files: {e.Message.Split('\n')[0].TrimEnd('.')}. Run 'sector lake verify' to check the files.", e)
        {
            IsTransient = e.IsTransient,
        };
}
