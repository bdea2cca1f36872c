using System.Numerics;
using SectorPipeline.Core;
using SectorPipeline.DuckDb.Appending;

namespace SectorPipeline.DuckDb;

/// <summary>
/// Loads rows into a table, column after column. The rows are there after <see cref="Close"/>, all of them or none; an
/// appender that is disposed without it discards them. Inside a transaction of the caller they are part of that
/// transaction, which is to be rolled back if the appender fails.
/// A value that is refused leaves the appender where it was: another can be appended for the same column.
/// </summary>
public sealed class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly string table;
    private readonly AppendTarget target;
    private readonly bool ownsTransaction;
    private bool closed;
    private bool committed;
    private bool disposed;
    private int column;
    private int row;
    private long rowsBefore;

    internal DuckDbAppender(DuckDbConnection connection, string? schema, string table)
    {
        this.connection = connection;
        this.table = schema is null ? table : $"{schema}.{table}";
        ownsTransaction = connection.TryBegin();
        try
        {
            target = new AppendTarget(connection.Handle, schema, table);
        }
        catch
        {
            RollBack();
            throw;
        }

        connection.Track(this);
    }

    /// <summary>The rows ended so far.</summary>
    public long Rows => rowsBefore + row;

    public DuckDbAppender Append(string? value) => value is null ? AppendNull() : Write(value);

    /// <summary>UTF-8 for a VARCHAR, any bytes for a BLOB.</summary>
    public DuckDbAppender Append(ReadOnlySpan<byte> value) => Write(value);

    public DuckDbAppender Append(DateOnly? value) => WriteOrNull(value);

    /// <summary>A clock reading for TIMESTAMP, an instant in UTC for TIMESTAMPTZ; local times are refused.</summary>
    public DuckDbAppender Append(DateTime? value) => WriteOrNull(value);

    public DuckDbAppender Append(DateTimeOffset? value) => WriteOrNull(value);

    public DuckDbAppender Append(TimeOnly? value) => WriteOrNull(value);

    public DuckDbAppender Append(TimeSpan? value) => WriteOrNull(value);

    public DuckDbAppender Append(double? value) => WriteOrNull(value);

    public DuckDbAppender Append(long? value) => WriteOrNull(value);

    public DuckDbAppender Append(int? value) => WriteOrNull(value);

    public DuckDbAppender Append(BigInteger? value) => WriteOrNull(value);

    public DuckDbAppender Append(bool? value) => WriteOrNull(value);

    public DuckDbAppender Append(decimal? value) => WriteOrNull(value);

    public DuckDbAppender Append(Guid? value) => WriteOrNull(value);

    public DuckDbAppender AppendNull()
    {
        Next().WriteNull(row);
        column++;
        return this;
    }

    /// <summary>Ends a row, which must have a value for every column of the table.</summary>
    public void EndRow()
    {
        ThrowIfClosed();
        if (column < target.Columns.Length)
            throw new PipelineException(
                $"{table}, row {Rows + 1}: has {column} values, but the table has {target.Columns.Length} columns. Append a value or NULL for '{target.Columns[column].Name}'.");
        column = 0;
        if (++row == Chunks.Rows)
            Flush();
    }

    /// <summary>Writes all rows to the table; an error here, such as a violated constraint, means that none is there.</summary>
    public void Close()
    {
        ThrowIfClosed();
        if (column > 0)
            throw new PipelineException($"{table}, row {Rows + 1}: is not complete. Call EndRow before Close.");
        if (row > 0)
            Flush();
        closed = true;
        target.Close();
        if (ownsTransaction)
            connection.Execute("COMMIT");
        committed = true;
    }

    /// <summary>Frees the appender; rows that were not closed are discarded.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        connection.Untrack(this);
        target.Dispose();
        if (!committed)
            RollBack();
    }

    private DuckDbAppender WriteOrNull<T>(T? value)
        where T : struct => value is { } given ? Write(given) : AppendNull();

    private DuckDbAppender Write<T>(T value)
        where T : allows ref struct
    {
        var next = Next();
        if (next is not IWrites<T> writer)
            throw Refused(next, next.Misfit<T>());
        if (writer.Write(row, value) is { } reason)
            throw Refused(next, $"the value {reason}. ({next.TypeName})");
        column++;
        return this;
    }

    private ColumnWriter Next()
    {
        if (closed || disposed)
            ThrowIfClosed();
        var columns = target.Columns;
        return (uint)column < (uint)columns.Length
            ? columns[column]
            : throw new PipelineException($"{table}, row {Rows + 1}: the table has only {columns.Length} columns. Call EndRow after the last.");
    }

    private void Flush()
    {
        target.Append(row);
        (rowsBefore, row) = (rowsBefore + row, 0);
    }

    private PipelineException Refused(ColumnWriter refusing, string what) =>
        new($"{table}, row {Rows + 1}, column '{refusing.Name}': {what}");

    private void ThrowIfClosed()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (closed)
            throw new InvalidOperationException("The appender is closed. Create another for more rows.");
    }

    private void RollBack()
    {
        if (ownsTransaction)
            connection.RollBackIfAny();
    }
}
