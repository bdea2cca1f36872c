using System.Data.Common;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>
/// A database of a Redshift cluster. A connection that was used before keeps its temporary tables and settings, because Redshift has nothing that
/// resets them: only role and search path are set anew for each use.
/// </summary>
public sealed class RedshiftWarehouse : IWarehouse
{
    private const string DefaultSearchPath = "\"$user\", public";

    private readonly PostgresConnections connections;

    private RedshiftWarehouse(PostgresWarehouseOptions options)
    {
        var complete = options with { SearchPath = options.SearchPath ?? DefaultSearchPath };
        connections = new PostgresConnections("Redshift", complete, RedshiftConnectionString.For(complete), RedshiftDialect.Instance, loadsTypes: false);
        (Database, Schema) = (options.Database, options.Schema);
    }

    public SqlDialect Dialect => RedshiftDialect.Instance;

    public string Location => connections.Location;

    public string Database { get; }

    public string Schema { get; }

    /// <summary>Opens a first connection, so that a wrong setting is told here.</summary>
    /// <exception cref="PipelineException">The cluster is not there or refuses; the message says why and what to do.</exception>
    public static async Task<RedshiftWarehouse> OpenAsync(PostgresWarehouseOptions options, CancellationToken cancellation)
    {
        var warehouse = new RedshiftWarehouse(options);
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

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => connections.OpenAsync(cancellation);

    /// <summary>Appends by INSERT statements of many rows, for seeds and other small tables: COPY reads from S3 only.</summary>
    public async Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation)
    {
        foreach (var statement in RedshiftInsert.Statements(table, rows))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    public Task<long> InsertFilesAsync(
        DbConnection connection, Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation) =>
        throw new PipelineException(
            "Redshift: it cannot load raw files from a lake on this machine, because COPY reads from S3 only, and a lake on S3 is not supported yet. "
            + "Choose the target duckdb or postgres for this job.");

    /// <summary>Reads the rows through the leader node, as PostgreSQL's: UNLOAD, which many nodes do at once, writes to S3 only.</summary>
    public Task<long> ExportAsync(DbConnection connection, string query, string path, CancellationToken cancellation) =>
        PostgresExport.WriteAsync((NpgsqlConnection)connection, query, path, cancellation);

    public ValueTask DisposeAsync() => connections.DisposeAsync();
}
