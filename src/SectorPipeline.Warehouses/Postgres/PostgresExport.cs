using Npgsql;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>Writes rows that PostgreSQL or Redshift sends to a Parquet file, through a DuckDB of its own.</summary>
internal static class PostgresExport
{
    private const string Table = "exported";

    public static async Task<long> WriteAsync(NpgsqlConnection connection, string query, string path, CancellationToken cancellation)
    {
        await using var rows = new DuckDbConnection("Data Source=:memory:");
        await rows.OpenAsync(cancellation);
        // What does not fit into memory waits beside the file.
        await ExecuteAsync(rows, $"set temp_directory = {DuckDbDialect.Instance.Literal($"{path}.tmp")}", cancellation);
        await FillAsync(rows, connection, query, cancellation);
        return await ExecuteAsync(rows, ParquetCopy.Statement($"select * from {Table}", path), cancellation);
    }

    private static async Task FillAsync(DuckDbConnection rows, NpgsqlConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(ordinal => ExportColumn.Of(reader, ordinal)).ToList();
        await ExecuteAsync(rows, $"create table {Table} ({string.Join(", ", columns.Select(column => column.Definition))})", cancellation);
        using var appender = rows.CreateAppender(Table);
        while (await reader.ReadAsync(cancellation))
        {
            foreach (var column in columns)
                column.Append(appender, reader);
            appender.EndRow();
        }

        appender.Close();
    }

    private static async Task<int> ExecuteAsync(DuckDbConnection rows, string sql, CancellationToken cancellation)
    {
        await using var command = rows.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
