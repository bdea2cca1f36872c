using System.Net.Sockets;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The history in a schema of a PostgreSQL database, which any number of nodes share.</summary>
internal sealed class PostgresHistoryDatabase : IHistoryDatabase
{
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;

    private PostgresHistoryDatabase(NpgsqlDataSource source, string place, TimeProvider time) => (this.source, Place, this.time) = (source, place, time);

    public string Place { get; }

    public bool IsShared => true;

    /// <summary>The pool, for what keeps its own tables in the same schema.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>Opens the database and creates the schema where it is missing.</summary>
    /// <exception cref="ConfigurationException">The connection string is none.</exception>
    /// <exception cref="PipelineException">The server does not answer, or refuses.</exception>
    public static async Task<PostgresHistoryDatabase> OpenAsync(string connectionString, string schema, TimeProvider time, CancellationToken cancellation)
    {
        var settings = Parse(connectionString);
        settings.SearchPath = schema;
        settings.ApplicationName ??= "sector";
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        var database = new PostgresHistoryDatabase(NpgsqlDataSource.Create(settings.ConnectionString), $"{settings.Host}:{settings.Port}/{settings.Database}", time);
        try
        {
            await database.CreateSchemaAsync(schema, cancellation);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Task<T> ReadAsync<T>(Func<HistoryTransaction, Task<T>> read, CancellationToken cancellation) =>
        RetryAsync(
            async () =>
            {
                await using var connection = await source.OpenConnectionAsync(cancellation);
                return await read(new PostgresHistoryTransaction(connection));
            },
            "read",
            cancellation);

    public Task<T> WriteAsync<T>(Func<HistoryTransaction, Task<T>> write, CancellationToken cancellation) =>
        RetryAsync(() => CommitAsync(write, cancellation), "written", cancellation);

    public void Dispose() => source.Dispose();

    private async Task<T> CommitAsync<T>(Func<HistoryTransaction, Task<T>> write, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var statements = new PostgresHistoryTransaction(connection);
        try
        {
            var result = await write(statements);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch
        {
            statements.Undo();
            throw;
        }
    }

    private Task CreateSchemaAsync(string schema, CancellationToken cancellation) =>
        ((IHistoryDatabase)this).WriteAsync(
            async transaction =>
            {
                await transaction.LockAsync("schema");
                await transaction.ExecuteAsync($"create schema if not exists \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            },
            cancellation);

    // A server that starts again, or two nodes that wrote at once: the same call works a moment later.
    private async Task<T> RetryAsync<T>(Func<Task<T>> call, string what, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException)
            {
                if (!IsTransient(error) || attempt == Attempts)
                    throw Failure(what, error);
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), time, cancellation);
        }
    }

    private static bool IsTransient(Exception error) => error is NpgsqlException { IsTransient: true } or SocketException or TimeoutException;

    private PipelineException Failure(string what, Exception error) =>
        new($"{Place}: the run history cannot be {what}: {error.Message} See that the server runs, and that the user of History__ConnectionString may use the schema.", error)
        {
            IsTransient = IsTransient(error),
        };

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException error)
        {
            throw new ConfigurationException($"History:ConnectionString: {error.Message} Write it as Host=…;Database=…;Username=…;Password=….", error);
        }
    }
}
