using System.Data.Common;
using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A connection on behalf of one node: every statement says which node and invocation it is for.</summary>
internal sealed class WarehouseSession(IWarehouse warehouse, DbConnection connection, string comment)
{
    private DbTransaction? transaction;
    private bool isTentative;

    /// <summary>The statements that were sent, for the artifact under target/run.</summary>
    public List<string> Statements { get; } = [];

    public static string Comment(string nodeId, string invocationId) =>
        $"/* {JsonText.Write(new Dictionary<string, object?>(StringComparer.Ordinal) { ["app"] = "sector", ["node_id"] = nodeId, ["invocation_id"] = invocationId })
            .Replace("*/", "* /", StringComparison.Ordinal)} */";

    /// <summary>Runs statements in one transaction: all of them or none.</summary>
    public async Task<T> AtomicallyAsync<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        await using var begun = await connection.BeginTransactionAsync(cancellation);
        transaction = begun;
        try
        {
            var result = await action();
            await begun.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            transaction = null;
        }
    }

    /// <summary>Runs statements in a transaction that is undone whatever happens; they cannot end it themselves.</summary>
    public async Task<T> TentativelyAsync<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        await using var begun = await connection.BeginTransactionAsync(cancellation);
        (transaction, isTentative) = (begun, true);
        try
        {
            return await action();
        }
        finally
        {
            (transaction, isTentative) = (null, false);
            await begun.RollbackAsync(CancellationToken.None);
        }
    }

    /// <summary>The number of rows that the statement wrote, or null when the engine does not tell.</summary>
    public Task<long?> ExecuteAsync(string sql, CancellationToken cancellation)
    {
        Statements.Add(sql);
        return ExecuteUnlistedAsync(sql, cancellation);
    }

    /// <summary>The same for a statement of the engine's own, which is no part of what is kept as run.</summary>
    public async Task<long?> ExecuteUnlistedAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        var rows = await command.ExecuteNonQueryAsync(cancellation);
        return rows < 0 ? null : rows;
    }

    /// <summary>Appends rows in bulk to a table whose columns are all texts.</summary>
    public Task AppendAsync(Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation) =>
        warehouse.AppendAsync(connection, table, rows, cancellation);

    /// <summary>The whole number that a query gives; it is no part of what is kept as run.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    public async Task<ResultTable> QueryAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader, value => value));
        return new ResultTable(Columns(reader), rows);
    }

    /// <summary>Reads rows for people, at most so many; there are no columns when the statement is no query.</summary>
    public async Task<ShownRows> ShowAsync(string sql, int limit, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<IReadOnlyList<object?>>();
        var unreadable = Intervals(reader);
        var more = false;
        while (reader.FieldCount > 0 && !more && await reader.ReadAsync(cancellation))
        {
            more = rows.Count == limit;
            if (!more)
                rows.Add(ReadableRow(reader, unreadable));
        }

        return new ShownRows(Columns(reader), rows, more, unreadable);
    }

    /// <summary>Runs a query of a template, whose rendering cannot wait.</summary>
    public ResultTable Query(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.FieldCount > 0 && reader.Read())
            rows.Add(Row(reader, ToTemplate));
        return new ResultTable(Columns(reader), rows);
    }

    private static string[] Columns(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    private static object?[] Row(DbDataReader reader, Func<object, object?> convert)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : convert(reader.GetValue(i));
        return row;
    }

    private static HashSet<int> Intervals(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetDataTypeName(i).Contains("interval", StringComparison.OrdinalIgnoreCase))];

    private static object?[] ReadableRow(DbDataReader reader, HashSet<int> unreadable)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
        {
            try
            {
                row[i] = unreadable.Contains(i) || reader.IsDBNull(i) ? null : reader.GetValue(i);
            }
            catch (Exception failure) when (failure is OverflowException or InvalidCastException or NotSupportedException)
            {
                unreadable.Add(i);
            }
        }

        return row;
    }

    // Templates know Python's few types.
    private static object? ToTemplate(object value) =>
        value switch
        {
            decimal number => decimal.IsInteger(number) && Math.Abs(number) < long.MaxValue ? (object)(long)number : (double)number,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            _ => value,
        };

    private DbCommand Command(string sql)
    {
        if (isTentative && SqlStatements.Split(sql).Any(SqlStatements.ControlsTransaction))
            throw new ConfigurationException("show: a statement would end the transaction that keeps the warehouse as it is. Leave begin, commit and rollback out.");
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{comment} {sql}";
        return command;
    }
}
