using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows of a batch before it is committed, and the Parquet files that they become: one a partition year.</summary>
internal sealed class StagedTable<TRow> : IDisposable
{
    private static readonly Column Request = new("request_id", ColumnType.Text, Nullable: false);

    // Beyond it a dictionary is tried in vain: prices hardly repeat.
    private const int LargestDictionary = 2_000;

    private readonly StagingDatabase staging;
    private readonly Dataset<TRow> dataset;
    private readonly RowWriter writer;
    private readonly SortedDictionary<int, StagedPart> parts = [];
    private (int Year, StagedPart Part)? latest;

    public StagedTable(IObjectStore store, Dataset<TRow> dataset, Session session)
    {
        this.dataset = dataset;
        staging = new StagingDatabase(store);
        writer = new RowWriter(dataset, date => PartOf(date?.Year ?? session.Date.Year));
    }

    public void Add(TRow row, string requestId)
    {
        dataset.Append(writer, row);
        writer.EndRow(requestId);
    }

    /// <summary>Writes the files, those of each lane one after the other.</summary>
    public async Task<IReadOnlyList<StagedFile>> WriteFilesAsync(
        BatchOrigin origin, DateTime ingestedAt, Func<int, string> folderOf, CancellationToken cancellation)
    {
        foreach (var part in parts.Values)
            part.Appender.Close();
        var files = parts.Select(part => (Part: part.Value, File: FileOf(part.Key, part.Value, folderOf))).ToList();
        await Task.WhenAll(files.GroupBy(file => file.Part.Lane).Select(lane => lane.Key.ExecuteAsync(
            lane.Select(file => CopyStatement(origin, ingestedAt, file.Part, file.File.LocalPath)), cancellation)));
        return [.. files.Select(file => file.File)];
    }

    public void Dispose()
    {
        foreach (var part in parts.Values)
            part.Appender.Dispose();
        staging.Dispose();
    }

    private StagedPart PartOf(int year)
    {
        if (latest is { } known && known.Year == year)
            return known.Part;
        if (!parts.TryGetValue(year, out var part))
            parts.Add(year, part = Create(string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}_{year}")));
        latest = (year, part);
        return part;
    }

    private StagedPart Create(string name)
    {
        var columns = SqlText.List(dataset.Columns.Append(Request), column => $"{SqlText.Name(column.Name)} {SqlText.Type(column.Type)}");
        var lane = staging.LaneOf(parts.Count);
        return new StagedPart(SqlText.Name(name), lane, lane.CreateTable(name, columns));
    }

    private StagedFile FileOf(int year, StagedPart part, Func<int, string> folderOf) => new(
        staging.PathOf(string.Create(CultureInfo.InvariantCulture, $"{year}.parquet")),
        folderOf(year),
        part.Rows,
        part.FirstDate,
        part.LastDate);

    private string CopyStatement(BatchOrigin origin, DateTime ingestedAt, StagedPart part, string path)
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
