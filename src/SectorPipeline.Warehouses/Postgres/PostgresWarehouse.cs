using System.Data.Common;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>A database of a PostgreSQL server. Connections come from a pool, and temporary tables go when one is given back.</summary>
public sealed class PostgresWarehouse : IWarehouse
{
    private readonly PostgresConnections connections;

    private PostgresWarehouse(PostgresWarehouseOptions options)
    {
        connections = new PostgresConnections("PostgreSQL", options, PostgresConnectionString.For(options), PostgresDialect.Instance, loadsTypes: true);
        (Database, Schema) = (options.Database, options.Schema);
    }

    public SqlDialect Dialect => PostgresDialect.Instance;

    public string Location => connections.Location;

    public string Database { get; }

    public string Schema { get; }

    /// <summary>Opens a first connection, so that a wrong setting is told here.</summary>
    /// <exception cref="PipelineException">The server is not there or refuses; the message says why and what to do.</exception>
    public static async Task<PostgresWarehouse> OpenAsync(PostgresWarehouseOptions options, CancellationToken cancellation)
    {
        var warehouse = new PostgresWarehouse(options);
        try
        {
            await using var first = await warehouse.OpenAsync(cancellation);
            return warehouse;
        }
        catch
        {
            await warehouse.DisposeAsync();
            throw;
        }
    }

    // A table made from a query counts as a select, of which the reader's own sum knows nothing.
#pragma warning disable CS0618 // Only batches have another way to tell it, and a text with several statements goes as one command.
    public long? RowsWritten(DbDataReader reader) =>
        reader is NpgsqlDataReader { Statements: [.., var last] } && last.Rows > 0 ? (long)last.Rows : reader.RecordsAffected < 0 ? null : reader.RecordsAffected;
#pragma warning restore CS0618

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => connections.OpenAsync(cancellation);

    public async Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation)
    {
        var copy = $"copy {Dialect.Render(table)} from stdin";
        await using var writer = await ((NpgsqlConnection)connection).BeginTextImportAsync(copy, cancellation);
        try
        {
            foreach (var row in rows)
                await writer.WriteLineAsync(CopyText.Line(row).AsMemory(), cancellation);
        }
        catch
        {
            await writer.CancelAsync();
            throw;
        }
    }

    public Task<long> InsertFilesAsync(
        DbConnection connection, Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation) =>
        new PostgresFileLoad((NpgsqlConnection)connection, Dialect).InsertAsync(table, columns, query, cancellation);

    public Task<long> ExportAsync(DbConnection connection, string query, string path, CancellationToken cancellation) =>
        PostgresExport.WriteAsync((NpgsqlConnection)connection, query, path, cancellation);

    public ValueTask DisposeAsync() => connections.DisposeAsync();
}
