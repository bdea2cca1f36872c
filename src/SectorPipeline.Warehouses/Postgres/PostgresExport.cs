using Npgsql;
using Npgsql.Schema;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>Writes rows of PostgreSQL to a Parquet file, through a DuckDB of its own.</summary>
internal sealed class PostgresExport(NpgsqlConnection connection, SqlDialect dialect)
{
    private const string Table = "exported";

    public async Task<long> WriteAsync(Relation relation, string path, CancellationToken cancellation)
    {
        await using var rows = new DuckDbConnection("Data Source=:memory:");
        await rows.OpenAsync(cancellation);
        // What does not fit into memory waits beside the file.
        await ExecuteAsync(rows, $"set temp_directory = {DuckDbDialect.Instance.Literal($"{path}.tmp")}", cancellation);
        await FillAsync(rows, relation, cancellation);
        return await ExecuteAsync(rows, ParquetCopy.Statement($"select * from {Table}", path), cancellation);
    }

    private async Task FillAsync(DuckDbConnection rows, Relation relation, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand($"select * from {dialect.Render(relation)}", connection);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var columns = (await reader.GetColumnSchemaAsync(cancellation)).Cast<NpgsqlDbColumn>().Select(ExportColumn.Of).ToList();
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
