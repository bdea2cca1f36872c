using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>A DuckDB file. It stays open, and locked against other processes, until it is disposed.</summary>
public sealed class DuckDbWarehouse : IWarehouse
{
    private readonly string connectionString;
    private readonly IReadOnlyDictionary<string, string> connectionSettings;
    private readonly DuckDbConnection anchor;

    private DuckDbWarehouse(DuckDbWarehouseOptions options, string connectionString, DuckDbConnection anchor)
    {
        (this.connectionString, this.anchor, connectionSettings) = (connectionString, anchor, options.Settings);
        (Database, Schema) = (options.DatabaseName, options.Schema);
    }

    public SqlDialect Dialect => DuckDbDialect.Instance;

    public string Location => anchor.DataSource;

    public string Database { get; }

    public string Schema { get; }

    /// <summary>Opens the file and creates it, with its folder, where there is none.</summary>
    /// <exception cref="PipelineException">Another process holds the file, or it cannot be read; the message says which and what to do.</exception>
    public static async Task<DuckDbWarehouse> OpenAsync(DuckDbWarehouseOptions options, CancellationToken cancellation)
    {
        var settings = ConnectionString(options);
        var first = new DuckDbConnection(settings);
        try
        {
            await OpenAsync(first, options.Path, cancellation);
            Prepare(first, options);
            return new DuckDbWarehouse(options, settings, first);
        }
        catch
        {
            await first.DisposeAsync();
            throw;
        }
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new DuckDbConnection(connectionString);
        try
        {
            await OpenAsync(connection, connection.DataSource, cancellation);
            Set(connection, connectionSettings);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation) =>
        Task.Run(() => Append((DuckDbConnection)connection, table, rows, cancellation), cancellation);

    public async Task<long> InsertFilesAsync(
        DbConnection connection, Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation) =>
        await ExecuteAsync(
            connection,
            $"insert into {Dialect.Render(table)} ({string.Join(", ", columns.Select(column => Dialect.Quote(column.Name)))}) {query}",
            cancellation);

    public async Task<long> ExportAsync(DbConnection connection, string query, string path, CancellationToken cancellation) =>
        await ExecuteAsync(connection, ParquetCopy.Statement(query, path), cancellation);

    public ValueTask DisposeAsync() => anchor.DisposeAsync();

    private static async Task<int> ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Prepare(DuckDbConnection connection, DuckDbWarehouseOptions options)
    {
        Set(connection, options.Settings);
        foreach (var extension in options.Extensions)
            Load(connection, extension);
        foreach (var attachment in options.Attachments)
            Run(connection, attachment.Sql, $"attach {attachment.Path}");
    }

    private static void Set(DuckDbConnection connection, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
            Run(connection, $"set {DuckDbDialect.Instance.Quote(name)} = '{value.Replace("'", "''", StringComparison.Ordinal)}'", $"setting {name}");
    }

    // An extension that is built in, or was installed before, is loaded without a network.
    private static void Load(DuckDbConnection connection, string extension)
    {
        var quoted = DuckDbDialect.Instance.Quote(extension);
        try
        {
            Execute(connection, $"load {quoted}");
        }
        catch (DuckDbException)
        {
            Run(connection, $"install {quoted}; load {quoted}", $"extension {extension}");
        }
    }

    private static void Run(DuckDbConnection connection, string sql, string what)
    {
        try
        {
            Execute(connection, sql);
        }
        catch (DuckDbException failure)
        {
            throw new PipelineException($"DuckDB, {what}: {failure.Message.TrimEnd()} Correct it in profiles.yml.", failure);
        }
    }

    private static void Execute(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Append(DuckDbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation)
    {
        using var appender = connection.CreateAppender(table.Schema, table.Identifier);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var value in row)
                appender.Append(value);
            appender.EndRow();
        }

        appender.Close();
    }

    private static async Task OpenAsync(DuckDbConnection connection, string path, CancellationToken cancellation)
    {
        try
        {
            await connection.OpenAsync(cancellation);
        }
        catch (DuckDbException failure)
        {
            var named = failure.Message.Contains(Path.GetFileName(path), StringComparison.Ordinal);
            var message = named ? failure.Message : $"{path}: {failure.Message}";
            var remedy = failure.IsTransient ? "" : " Restore the file, or delete it: a run builds it again from the lake.";
            throw new PipelineException(message.TrimEnd() + remedy, failure) { IsTransient = failure.IsTransient };
        }
    }

    private static string ConnectionString(DuckDbWarehouseOptions options)
    {
        var settings = new DuckDbConnectionStringBuilder { DataSource = DataSource(options.Path) };
        if (options.MemoryLimit is { } limit)
            settings.MemoryLimit = limit;
        if (options.Threads is { } threads)
            settings.Threads = threads;
        return settings.ConnectionString;
    }

    // A name of its own, so that all connections of this warehouse share one database in memory and others do not.
    private static string DataSource(string path)
    {
        if (path == DuckDbWarehouseOptions.InMemory)
            return $"{DuckDbWarehouseOptions.InMemory}{Guid.NewGuid():N}";
        var file = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{path}: its folder cannot be created: {failure.Message} Choose another path.", failure);
        }

        return file;
    }
}
