using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>Brings rows of files into PostgreSQL: DuckDB reads them, and they go on as a binary COPY.</summary>
internal sealed class PostgresFileLoad(NpgsqlConnection connection, SqlDialect dialect)
{
    /// <summary>Inserts the rows of the query, and lets the planner know of them, since the models that read them come next.</summary>
    public async Task<long> InsertAsync(Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation)
    {
        var rows = await CopyAsync(table, columns, query, cancellation);
        await using var analyze = new NpgsqlCommand($"analyze {dialect.Render(table)}", connection);
        await analyze.ExecuteNonQueryAsync(cancellation);
        return rows;
    }

    private async Task<long> CopyAsync(Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation)
    {
        await using var files = new DuckDbConnection("Data Source=:memory:");
        await files.OpenAsync(cancellation);
        await using var command = files.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = string.Join(", ", columns.Select(column => dialect.Quote(column.Name)));
        await using var writer = await connection.BeginBinaryImportAsync($"copy {dialect.Render(table)} ({names}) from stdin (format binary)", cancellation);
        while (await reader.ReadAsync(cancellation))
            await WriteRowAsync(writer, reader, columns, cancellation);
        return (long)await writer.CompleteAsync(cancellation);
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter writer, DbDataReader reader, IReadOnlyList<Column> columns, CancellationToken cancellation)
    {
        await writer.StartRowAsync(cancellation);
        for (var i = 0; i < columns.Count; i++)
        {
            if (reader.IsDBNull(i))
                await writer.WriteNullAsync(cancellation);
            else
                await WriteAsync(writer, reader, i, columns[i].Type, cancellation);
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, DbDataReader reader, int ordinal, ColumnType type, CancellationToken cancellation) => type switch
    {
        ColumnType.Text => writer.WriteAsync(reader.GetString(ordinal), NpgsqlDbType.Text, cancellation),
        ColumnType.Date => writer.WriteAsync(reader.GetFieldValue<DateOnly>(ordinal), NpgsqlDbType.Date, cancellation),
        ColumnType.Timestamp => writer.WriteAsync(DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Unspecified), NpgsqlDbType.Timestamp, cancellation),
        ColumnType.Double => writer.WriteAsync(reader.GetDouble(ordinal), NpgsqlDbType.Double, cancellation),
        ColumnType.Integer => writer.WriteAsync(reader.GetInt64(ordinal), NpgsqlDbType.Bigint, cancellation),
        ColumnType.Money => writer.WriteAsync(reader.GetDecimal(ordinal), NpgsqlDbType.Numeric, cancellation),
        ColumnType.Boolean => writer.WriteAsync(reader.GetBoolean(ordinal), NpgsqlDbType.Boolean, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "a type that the warehouse does not know"),
    };
}
