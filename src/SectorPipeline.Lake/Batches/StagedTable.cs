using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows of a batch before it is committed, and the Parquet files that they become: one a partition year.</summary>
internal sealed class StagedTable<TRow> : IDisposable
{
    private static readonly Column Request = new("request_id", ColumnType.Text, Nullable: false);

    private readonly StagingDatabase staging;
    private readonly Dataset<TRow> dataset;
    private readonly DuckDbAppender appender;
    private readonly RowWriter writer;

    public StagedTable(IObjectStore store, Dataset<TRow> dataset)
    {
        this.dataset = dataset;
        staging = new StagingDatabase(store);
        Create([.. dataset.Columns, Request]);
        appender = staging.Connection.CreateAppender("main", dataset.Name);
        writer = new RowWriter(dataset.Name, dataset.Columns, appender);
    }

    private string Table => SqlText.Name(dataset.Name);

    public void Add(TRow row, string requestId)
    {
        dataset.Append(writer, row);
        writer.EndRow(requestId);
    }

    public async Task<IReadOnlyList<StagedFile>> WriteFilesAsync(
        BatchOrigin origin, DateTime ingestedAt, Func<int, string> folderOf, CancellationToken cancellation)
    {
        appender.Close();
        var files = new List<StagedFile>();
        var year = YearExpression(origin.Session);
        foreach (var part in ReadParts(year))
        {
            var path = staging.PathOf(string.Create(CultureInfo.InvariantCulture, $"{part.Year}.parquet"));
            await staging.ExecuteAsync(CopyStatement(origin, ingestedAt, $"{year} = {part.Year}", path), cancellation);
            files.Add(new StagedFile(path, folderOf(part.Year), part.Rows, part.First, part.Last));
        }

        return files;
    }

    public void Dispose()
    {
        appender.Dispose();
        staging.Dispose();
    }

    private void Create(IEnumerable<Column> columns)
    {
        using var command = staging.Connection.CreateCommand();
        command.CommandText = $"create table {Table} ({SqlText.List(columns, column => $"{SqlText.Name(column.Name)} {SqlText.Type(column.Type)}")})";
        command.ExecuteNonQuery();
    }

    private string YearExpression(Session session)
    {
        var otherwise = session.Date.Year.ToString(CultureInfo.InvariantCulture);
        return dataset.PartitionDate is { } date ? $"coalesce(year({SqlText.Name(date)}), {otherwise})" : otherwise;
    }

    private List<Part> ReadParts(string year)
    {
        var date = dataset.PartitionDate is { } column ? SqlText.Name(column) : "null::date";
        using var command = staging.Connection.CreateCommand();
        command.CommandText = $"select {year}::integer as part, count(*), min({date}), max({date}) from {Table} group by part order by part";
        using var reader = command.ExecuteReader();
        var parts = new List<Part>();
        while (reader.Read())
            parts.Add(new Part(reader.GetInt32(0), reader.GetInt64(1), DateAt(reader, 2), DateAt(reader, 3)));
        return parts;
    }

    private static DateOnly? DateAt(DuckDbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateOnly>(ordinal);

    private string CopyStatement(BatchOrigin origin, DateTime ingestedAt, string condition, string path)
    {
        var order = dataset.OrderBy.Count == 0 ? "" : $"order by {SqlText.List(dataset.OrderBy, SqlText.Name)}";
        return $"""
            copy (
                select {SqlText.List(dataset.Columns, column => SqlText.Name(column.Name))},
                    {SqlText.Literal(origin.Vendor)} as vendor,
                    timestamp '{ingestedAt.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as ingested_at,
                    {SqlText.Literal(origin.RunId)} as run_id,
                    request_id
                from {Table}
                where {condition}
                {order}
            ) to {SqlText.Literal(path)} (format parquet, compression zstd)
            """;
    }

    private sealed record Part(int Year, long Rows, DateOnly? First, DateOnly? Last);
}
