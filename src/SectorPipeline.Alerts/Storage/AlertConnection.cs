using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>An open connection to the warehouse that holds the alerts; statements take part in its transaction, if there is one.</summary>
internal sealed class AlertConnection(DbConnection connection, SqlDialect dialect) : IAsyncDisposable
{
    private const int MostAttempts = 3;

    public DbConnection Connection => connection;

    public SqlDialect Dialect => dialect;

    /// <summary>A value as a literal; a word for that of an enumeration.</summary>
    public string Literal(object? value) => dialect.LiteralOf(InWords(value));

    /// <summary>The values as literals in parentheses, for VALUES.</summary>
    public string Row(params IEnumerable<object?> values) => dialect.RowOf(values.Select(InWords));

    public static async Task<AlertConnection> OpenAsync(IWarehouse warehouse, CancellationToken cancellation) =>
        new(await warehouse.OpenAsync(cancellation), warehouse.Dialect);

    /// <summary>Does the work in a transaction that no other one with alerts goes along with; does it anew when it loses against another.</summary>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryInTransactionAsync(work, cancellation);
            }
            catch (PipelineException failure) when (failure.IsTransient && attempt < MostAttempts)
            {
                // It was rolled back.
            }
        }
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellation)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (DbException failure)
        {
            throw Failed(failure);
        }
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken cancellation)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(new SqlRow(reader)));
            return rows;
        }
        catch (DbException failure)
        {
            throw Failed(failure);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<T> TryInTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (dialect.AdvisoryLock("audit.alerts") is { } wait)
                await ExecuteAsync(wait, cancellation);
            var result = await work();
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (DbException failure)
        {
            throw Failed(failure);
        }
    }

    private static object? InWords(object? value) => value is Enum word ? Words.Of(word) : value;

    private PipelineException Failed(DbException failure) =>
        new($"the tables of alerts in the warehouse: {dialect.Message(failure)}", failure) { IsTransient = failure.IsTransient || dialect.IsRetryable(failure) };
}
