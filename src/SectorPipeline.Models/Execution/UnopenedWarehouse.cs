using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The warehouse of commands that only read the project: its dialect is known, and it is never opened.</summary>
internal sealed class UnopenedWarehouse(SqlDialect dialect, string database, string schema) : IWarehouse
{
    public SqlDialect Dialect => dialect;

    public string Location => database;

    public string Database => database;

    public string Schema => schema;

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) =>
        throw new InvalidOperationException("This command opens no warehouse.");

    public Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation) =>
        throw new InvalidOperationException("This command opens no warehouse.");

    public Task<long> InsertFilesAsync(
        DbConnection connection, Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation) =>
        throw new InvalidOperationException("This command opens no warehouse.");

    public Task<long> ExportAsync(DbConnection connection, string query, string path, CancellationToken cancellation) =>
        throw new InvalidOperationException("This command opens no warehouse.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
