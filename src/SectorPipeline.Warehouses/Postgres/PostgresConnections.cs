using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace SectorPipeline.Warehouses;

/// <summary>A pool of connections to one database; each is handed out with the role and search path that the options ask for.</summary>
internal sealed class PostgresConnections(
    string engine, PostgresWarehouseOptions options, NpgsqlConnectionStringBuilder settings, SqlDialect dialect, bool loadsTypes) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = Source(settings, loadsTypes);
    private readonly string[] setup = [.. Setup(options, dialect)];

    /// <summary>Server and database, for people.</summary>
    public string Location => $"{dialect.Name}://{settings.Host}:{settings.Port}/{options.Database}";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            return await OpenReadyAsync(cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            throw PostgresOpenFailure.Of(failure, $"{engine} at {settings.Host}:{settings.Port}", options);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<DbConnection> OpenReadyAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await PrepareAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Per use and not per physical connection: a pool may hand out what an earlier user has set otherwise.
    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var statement in setup)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings, bool loadsTypes) =>
        new NpgsqlDataSourceBuilder(settings.ConnectionString)
            .ConfigureTypeLoading(loading => loading.EnableTypeLoading(loadsTypes))
            .Build();

    private static IEnumerable<string> Setup(PostgresWarehouseOptions options, SqlDialect dialect)
    {
        if (options.Role is { } role)
            yield return $"set role {dialect.Quote(role)}";
        if (options.SearchPath is { } path)
            yield return $"select set_config('search_path', {dialect.Literal(path)}, false)";
    }
}
