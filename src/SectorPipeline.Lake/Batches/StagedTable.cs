using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>
/// The rows of a batch before it is committed, and the Parquet files that they become: one a partition year. Rows are held
/// in memory, where files are written from; those of a large batch move to tables of DuckDB's, which spill to disk.
/// </summary>
internal sealed class StagedTable<TRow> : IDisposable
{
    // About a million rows of prices. Ingestion commits four times as often; a rebuild does not.
    private const long MostHeldBytes = 256L << 20;

    private static readonly Column Request = new("request_id", ColumnType.Text, Nullable: false);

    // Beyond it a dictionary is tried in vain: prices hardly repeat.
    private const int LargestDictionary = 2_000;

    private const int HashedAtOnce = 1 << 20;

    private readonly StagingDatabase staging;
    private readonly Dataset<TRow> dataset;
    private readonly Session session;
    private readonly long mostHeldBytes;
    private readonly SortedDictionary<int, StagedPart<TRow>> parts = [];
    private (int Year, StagedPart<TRow> Part)? latest;

    public StagedTable(IObjectStore store, Dataset<TRow> dataset, Session session, long mostHeldBytes = MostHeldBytes)
    {
        this.dataset = dataset;
        this.session = session;
        this.mostHeldBytes = mostHeldBytes;
        staging = new StagingDatabase(store);
    }

    /// <summary>The memory that the rows take which are not in a table of DuckDB's.</summary>
    public long HeldBytes => parts.Values.Sum(part => part.HeldBytes);

    public void Add(TRow row, string requestId)
    {
        var date = dataset.DateOf(row);
        if (PartOf(date?.Year ?? session.Date.Year).Add(row, date, requestId))
            SpillIfTooMany();
    }

    /// <summary>Writes the files, as many at a time as there are lanes.</summary>
    public async Task<IReadOnlyList<StagedFile>> WriteFilesAsync(
        BatchOrigin origin, DateTime ingestedAt, Func<int, string> folderOf, CancellationToken cancellation)
    {
        var files = new StagedFile[parts.Count];
        var lanes = new ConcurrentBag<StagingLane>(staging.LanesFor(parts.Count));
        var options = new ParallelOptions { MaxDegreeOfParallelism = lanes.Count, CancellationToken = cancellation };
        await Parallel.ForEachAsync(parts.Index(), options, async (part, token) =>
        {
            var lane = lanes.TryTake(out var free) ? free : throw new InvalidOperationException("more files at a time than lanes");
            var (year, rows) = part.Item;
            var path = staging.PathOf(string.Create(CultureInfo.InvariantCulture, $"{year}.parquet"));
            rows.Close(lane);
            await lane.ExecuteAsync(CopyStatement(origin, ingestedAt, rows, path), token);
            rows.Release();
            files[part.Index] = FileOf(rows, path, folderOf(year));
            lanes.Add(lane);
        });
        return files;
    }

    public void Dispose()
    {
        foreach (var part in parts.Values)
            part.Dispose();
        staging.Dispose();
    }

    private StagedPart<TRow> PartOf(int year)
    {
        if (latest is { } known && known.Year == year)
            return known.Part;
        if (!parts.TryGetValue(year, out var part))
            parts.Add(year, part = Create(string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}_{year}")));
        latest = (year, part);
        return part;
    }

    private StagedPart<TRow> Create(string name) => new(
        dataset, name, staging.First.CreateRows(name, dataset.Columns.Append(Request).Select(column => (column.Name, SqlText.Type(column.Type)))));

    private void SpillIfTooMany()
    {
        if (HeldBytes <= mostHeldBytes)
            return;
        foreach (var part in parts.Values)
            part.Spill(staging.First);
    }

    private static StagedFile FileOf(StagedPart<TRow> part, string path, string folder)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, HashedAtOnce);
        return new StagedFile(path, folder, part.Rows, part.FirstDate, part.LastDate)
        {
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }

    private string CopyStatement(BatchOrigin origin, DateTime ingestedAt, StagedPart<TRow> part, string path)
    {
        var order = part.IsSorted ? "" : $"order by {SqlText.List(dataset.OrderBy, SqlText.Name)}";
        return $"""
            copy (
                select {SqlText.List(dataset.Columns, column => SqlText.Name(column.Name))},
                    {SqlText.Literal(origin.Vendor)} as vendor,
                    timestamp '{ingestedAt.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as ingested_at,
                    {SqlText.Literal(origin.RunId)} as run_id,
                    request_id
                from {part.Relation}
                {order}
            ) to {SqlText.Literal(path)} (format parquet, compression zstd, compression_level 1, dictionary_size_limit {LargestDictionary})
            """;
    }
}
