using System.Globalization;
using System.Security.Cryptography;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows of a batch before it is committed, and the Parquet files that they become: one a partition year.</summary>
internal sealed class StagedTable<TRow> : IDisposable
{
    private static readonly Column Request = new("request_id", ColumnType.Text, Nullable: false);

    // Beyond it a dictionary is tried in vain: prices hardly repeat.
    private const int LargestDictionary = 2_000;

    private const int HashedAtOnce = 1 << 20;

    private readonly StagingDatabase staging;
    private readonly Dataset<TRow> dataset;
    private readonly Session session;
    private readonly SortedDictionary<int, StagedPart<TRow>> parts = [];
    private (int Year, StagedPart<TRow> Part)? latest;

    public StagedTable(IObjectStore store, Dataset<TRow> dataset, Session session)
    {
        this.dataset = dataset;
        this.session = session;
        staging = new StagingDatabase(store);
    }

    public void Add(TRow row, string requestId)
    {
        var date = dataset.DateOf(row);
        PartOf(date?.Year ?? session.Date.Year).Add(row, date, requestId);
    }

    /// <summary>Writes the files, those of each lane one after the other.</summary>
    public async Task<IReadOnlyList<StagedFile>> WriteFilesAsync(
        BatchOrigin origin, DateTime ingestedAt, Func<int, string> folderOf, CancellationToken cancellation)
    {
        var files = new StagedFile[parts.Count];
        await Task.WhenAll(parts.Index().GroupBy(part => part.Item.Value.Lane).Select(lane => WriteLaneAsync(lane.Key, lane)));
        return files;

        async Task WriteLaneAsync(StagingLane lane, IEnumerable<(int Index, KeyValuePair<int, StagedPart<TRow>> Item)> tables)
        {
            foreach (var (index, (year, part)) in tables)
            {
                part.Close();
                var path = staging.PathOf(string.Create(CultureInfo.InvariantCulture, $"{year}.parquet"));
                await lane.ExecuteAsync(CopyStatement(origin, ingestedAt, part, path), cancellation);
                files[index] = FileOf(part, path, folderOf(year));
            }
        }
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

    private StagedPart<TRow> Create(string name)
    {
        var columns = SqlText.List(dataset.Columns.Append(Request), column => $"{SqlText.Name(column.Name)} {SqlText.Type(column.Type)}");
        var lane = staging.LaneOf(parts.Count);
        return new StagedPart<TRow>(dataset, SqlText.Name(name), lane, lane.CreateTable(name, columns));
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
                from {part.Table}
                {order}
            ) to {SqlText.Literal(path)} (format parquet, compression zstd, compression_level 1, dictionary_size_limit {LargestDictionary})
            """;
    }
}
