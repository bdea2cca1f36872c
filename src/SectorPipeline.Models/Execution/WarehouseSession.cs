using System.Data.Common;
using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A connection on behalf of one node: every statement says which node and invocation it is for. For one thread.</summary>
internal sealed class WarehouseSession(IWarehouse warehouse, DbConnection connection, StatementComment comment)
{
    private const string SavepointName = "sector";

    private bool beginsWithNext;
    private bool isTentative;

    /// <summary>The statements that were sent, for the artifact under target/run.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>How many characters of comment stand before what is sent.</summary>
    public int CommentAhead => comment.Ahead;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction { get; private set; }

    /// <summary>Stops the statements that templates run; those of tasks have a token of their own.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Opens a transaction unless one is open.</summary>
    public void Begin()
    {
        if (InTransaction)
            return;
        InTransaction = true;
        if (warehouse.Dialect.SendsStatementsTogether)
            beginsWithNext = true;
        else
            Send("begin");
    }

    /// <summary>Ends the open transaction, if any, so that all of it holds.</summary>
    public void Commit() => End("commit");

    /// <summary>Ends the open transaction, if any, so that nothing of it holds.</summary>
    public void Rollback() => End("rollback");

    /// <summary>Marks a place in the transaction to which <see cref="RollbackToSavepoint"/> goes back.</summary>
    public void Savepoint()
    {
        Begin();
        Send(beginsWithNext ? $"begin; savepoint {SavepointName}" : $"savepoint {SavepointName}");
        beginsWithNext = false;
    }

    public void ReleaseSavepoint() => Send($"release savepoint {SavepointName}");

    public void RollbackToSavepoint() => Send($"rollback to savepoint {SavepointName}");

    /// <summary>Runs statements in one transaction: all of them or none.</summary>
    public async Task<T> AtomicallyAsync<T>(Func<Task<T>> action)
    {
        Begin();
        try
        {
            var result = await action();
            Commit();
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Runs statements in a transaction that is undone whatever happens; they cannot end it themselves.</summary>
    public async Task<T> TentativelyAsync<T>(Func<Task<T>> action)
    {
        Begin();
        isTentative = true;
        try
        {
            return await action();
        }
        finally
        {
            isTentative = false;
            Rollback();
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
            rows.Add(ResultReader.Row(reader, value => value));
        return new ResultTable(ResultReader.Columns(reader), rows);
    }

    /// <summary>Reads rows for people, at most so many; there are no columns when the statement is no query.</summary>
    public async Task<ShownRows> ShowAsync(string sql, int limit, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await ResultReader.ShownAsync(reader, limit, cancellation);
    }

    /// <summary>Runs a statement of a template, whose rendering cannot wait, and reads its rows when they are wanted.</summary>
    public StatementResult Execute(string sql, bool fetches)
    {
        Statements.Add(sql);
        if (warehouse.Dialect.SendsStatementsTogether || !sql.Contains(';', StringComparison.Ordinal))
            return ExecuteText(sql, fetches);
        var result = new StatementResult(null, ResultTable.Empty);
        foreach (var statement in SqlStatements.Split(sql))
            result = ExecuteText(statement, fetches);
        return result;
    }

    private StatementResult ExecuteText(string sql, bool fetches)
    {
        using var command = Command(sql);
        using var stop = Cancellation.Register(command.Cancel);
        try
        {
            return fetches ? Fetch(command) : Run(command);
        }
        catch (DbException) when (Cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(Cancellation);
        }
    }

    /// <summary>Runs a query of the engine's own; its values are those of templates.</summary>
    public ResultTable Query(string sql)
    {
        using var command = Command(sql);
        return Fetch(command).Table;
    }

    /// <summary>The columns of a query; the engine does not read its rows.</summary>
    public IReadOnlyList<ColumnDescription> Describe(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        return ResultReader.Describe(reader);
    }

    private StatementResult Run(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.NextResult())
        {
            // Runs the statements that follow.
        }

        return new StatementResult(warehouse.RowsWritten(reader), ResultTable.Empty);
    }

    // The last statement that has rows gives them.
    private static StatementResult Fetch(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var table = ResultTable.Empty;
        do
        {
            if (reader.FieldCount > 0)
                table = ResultReader.Table(reader);
        }
        while (reader.NextResult());
        return new StatementResult(table.Rows.Count, table);
    }

    private void End(string how)
    {
        if (!InTransaction)
            return;
        InTransaction = false;
        if (beginsWithNext)
            beginsWithNext = false;
        else
            Send(how);
    }

    private void Send(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql)
    {
        if (SqlStatements.MayControlTransaction(sql))
            FollowTransaction(sql);
        var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = comment.AddTo(beginsWithNext ? $"begin; {sql}" : sql);
        beginsWithNext = false;
        return command;
    }

    // A hook may hold begin or commit itself.
    private void FollowTransaction(string sql)
    {
        foreach (var statement in SqlStatements.Split(sql))
        {
            if (!SqlStatements.ControlsTransaction(statement))
                continue;
            if (isTentative)
                throw new ConfigurationException("show: a statement would end the transaction that keeps the warehouse as it is. Leave begin, commit and rollback out.");
            var begins = SqlStatements.BeginsTransaction(statement);
            if (begins && InTransaction)
                Commit();
            InTransaction = begins;
            beginsWithNext &= begins;
        }
    }
}
