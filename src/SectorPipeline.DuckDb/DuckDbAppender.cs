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
    // In place of the size of a block of which a value was refused.
    private const int Refuse = -1;

    private readonly DuckDbConnection connection;
    private readonly string table;
    private readonly AppendTarget target;
    private readonly bool ownsTransaction;
    private bool closed;
    private bool committed;
    private bool disposed;
    private int column;
    private int row;
    private int? block;
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

    /// <summary>The rows that fit into the largest block.</summary>
    public static int BlockRows => AppendTarget.ChunkRows;

    /// <summary>The rows that fit into the next block.</summary>
    public int BlockRoom => BlockRows - row;

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
        NextOfRow().WriteNull(row);
        column++;
        return this;
    }

    /// <summary>
    /// Appends what several rows have in the next column, which is faster than row after row. Every column gets a block of
    /// as many values, at most <see cref="BlockRoom"/>; then <see cref="EndRows"/> ends the rows. A block that is refused
    /// ends the appender.
    /// </summary>
    public DuckDbAppender AppendBlock<T>(ReadOnlySpan<T?> values)
        where T : struct
    {
        var next = BeginBlock(values.Length);
        var writer = WriterOf<T>(next);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                Place(next, writer, row + i, value);
            else
                next.WriteNull(row + i);
        }

        return EndBlock(values.Length);
    }

    /// <inheritdoc cref="AppendBlock{T}(ReadOnlySpan{T?})"/>
    public DuckDbAppender AppendBlock(ReadOnlySpan<string?> values)
    {
        var next = BeginBlock(values.Length);
        var writer = WriterOf<string>(next);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                Place(next, writer, row + i, value);
            else
                next.WriteNull(row + i);
        }

        return EndBlock(values.Length);
    }

    /// <summary>Ends the rows of a block, which must be there for every column of the table.</summary>
    public void EndRows()
    {
        EnsureComplete();
        var rows = block ?? throw new InvalidOperationException($"{table}: no block was appended. End a single row by EndRow.");
        block = null;
        End(rows);
    }

    /// <summary>Ends a row, which must have a value for every column of the table.</summary>
    public void EndRow()
    {
        EnsureComplete();
        if (block is not null)
            throw HalfABlock();
        End(1);
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
        var next = NextOfRow();
        Place(next, WriterOf<T>(next), row, value);
        column++;
        return this;
    }

    private IWrites<T> WriterOf<T>(ColumnWriter next)
        where T : allows ref struct =>
        next as IWrites<T> ?? throw Refused(next, row, $"{next.TypeName} takes no {typeof(T).Name}. Convert the value, or change the column.");

    private void Place<T>(ColumnWriter next, IWrites<T> writer, int at, T value)
        where T : allows ref struct
    {
        if (writer.Write(at, value) is { } reason)
            throw Refused(next, at, $"the value {reason}. ({next.TypeName})");
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

    private ColumnWriter NextOfRow() => block is null ? Next() : throw HalfABlock();

    private ColumnWriter BeginBlock(int rows)
    {
        var next = Next();
        if (rows == 0 || rows > BlockRoom)
            throw new ArgumentException($"{table}: a block of {rows} rows. Append 1 to {BlockRoom}.");
        if (column == 0 ? block is not null : block != rows)
            throw HalfABlock();
        // Until the block is whole nothing else is taken: what it has written cannot be taken back.
        block = Refuse;
        return next;
    }

    private DuckDbAppender EndBlock(int rows)
    {
        block = rows;
        column++;
        return this;
    }

    private InvalidOperationException HalfABlock() =>
        new($"{table}, row {Rows + 1}: every column of a block takes as many values, and none was refused. Dispose the appender.");

    private void EnsureComplete()
    {
        ThrowIfClosed();
        if (column < target.Columns.Length)
            throw new PipelineException(
                $"{table}, row {Rows + 1}: has {column} values, but the table has {target.Columns.Length} columns. Append a value or NULL for '{target.Columns[column].Name}'.");
    }

    private void End(int rows)
    {
        column = 0;
        row += rows;
        if (row == AppendTarget.ChunkRows)
            Flush();
    }

    private void Flush()
    {
        target.Append(row);
        (rowsBefore, row) = (rowsBefore + row, 0);
    }

    private PipelineException Refused(ColumnWriter refusing, int at, string what) =>
        new($"{table}, row {rowsBefore + at + 1}, column '{refusing.Name}': {what}");

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
