using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using SectorPipeline.DuckDb.Statements;

namespace SectorPipeline.DuckDb;

/// <summary>One or more statements with their parameters: <c>$name</c>, <c>$1</c> or <c>?</c>.</summary>
public sealed class DuckDbCommand : DbCommand
{
    private volatile RunningCall? running;

    public DuckDbCommand()
    {
    }

    public DuckDbCommand(DuckDbConnection connection) => Connection = connection;

    public DuckDbCommand(string sql, DuckDbConnection connection)
        : this(connection) => CommandText = sql;

    [AllowNull]
    public override string CommandText
    {
        get;
        set => field = value ?? "";
    } = "";

    /// <summary>DuckDB has no timeout of its own; pass a token that is cancelled after a while.</summary>
    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new NotSupportedException("DuckDB runs SQL text only.");
        }
    }

    public new DuckDbConnection? Connection { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    public new DuckDbParameterCollection Parameters { get; } = [];

    /// <summary>
    /// Whether rows are computed while they are read instead of before: for results larger than memory. Any other
    /// statement on the connection ends such a result.
    /// </summary>
    public bool Streaming { get; set; }

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDbConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Stops the running statement, which then fails with <see cref="DuckDbErrorType.Interrupt"/>.</summary>
    public override void Cancel() => running?.Cancel();

    /// <summary>Does nothing: statements are prepared as they run.</summary>
    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    public new DuckDbDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default, CancellationToken.None);

    public new DuckDbDataReader ExecuteReader(CommandBehavior behavior) => ExecuteReader(behavior, CancellationToken.None);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => ExecuteReader(behavior, cancellationToken), cancellationToken);

    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    /// <summary>Runs a call that <see cref="Cancel"/> and the token can interrupt.</summary>
    internal T Run<T>(Func<T> call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var current = new RunningCall(Opened.Handle);
        using var registration = cancellation.UnsafeRegister(static state => ((RunningCall?)state)?.Cancel(), current);
        running = current;
        try
        {
            return call();
        }
        catch (DuckDbException e) when (e.ErrorType == DuckDbErrorType.Interrupt && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was cancelled.", e, cancellation);
        }
        finally
        {
            running = null;
        }
    }

    private DuckDbConnection Opened =>
        Connection ?? throw new InvalidOperationException("The command has no connection. Set Connection first.");

    private int ExecuteNonQuery(CancellationToken cancellation)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, cancellation);
        while (reader.NextResult(cancellation))
        {
            // Every statement is to run.
        }

        return reader.RecordsAffected;
    }

    private object? ExecuteScalar(CancellationToken cancellation)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, cancellation);
        var value = reader.Read() && reader.FieldCount > 0 ? reader.GetValue(0) : null;
        while (reader.NextResult(cancellation))
        {
            // Every statement is to run.
        }

        return value;
    }

    private DuckDbDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(CommandText))
            throw new InvalidOperationException("The command has no SQL. Set CommandText first.");
        var reader = new DuckDbDataReader(this, Opened, Run(() => new StatementBatch(Opened.Handle, CommandText), cancellation), behavior);
        try
        {
            reader.NextResult(cancellation);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
