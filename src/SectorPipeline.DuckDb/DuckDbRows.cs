using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.DuckDb.Appending;
using SectorPipeline.DuckDb.Native;
using SectorPipeline.DuckDb.Rows;
using SectorPipeline.DuckDb.Statements;

namespace SectorPipeline.DuckDb;

/// <summary>
/// Rows in memory that SQL reads without a table, from <see cref="Relation"/> and in the order in which they were appended:
/// nothing is copied, neither when they are appended nor when they are read. They are appended a block at a time, column
/// after column. Their memory is beside DuckDB's limit and never spills, so that the caller watches <see cref="Bytes"/>.
/// Every connection of the process can read them; a statement sees the rows that were there when it began to run. One
/// thread appends, while others may read.
/// </summary>
public sealed class DuckDbRows : IDisposable
{
    // The widest value that a chunk holds in place.
    private const int BytesAValue = 16;

    private readonly Lock gate = new();
    private readonly DuckDbConnection connection;
    private readonly string name;
    private readonly LogicalTypeHandle[] types;
    private readonly ColumnWriter[] columns;
    private readonly List<DataChunkHandle> chunks = [];
    private readonly long number;
    private DataChunkHandle? filling;
    private int column;
    private int block;
    private bool refused;
    private bool disposed;

    internal DuckDbRows(DuckDbConnection connection, string name, (string Name, string Type)[] columns)
    {
        (this.connection, this.name) = (connection, name);
        types = TypesOf(connection, columns);
        this.columns = [.. types.Select((type, i) => ColumnWriters.Create(columns[i].Name, type))];
        number = RowsFunction.Add(this);
        connection.Track(this);
    }

    /// <summary>The rows that fit into a block.</summary>
    public static int BlockRows => Chunks.Rows;

    /// <summary>What to read from in SQL.</summary>
    public string Relation => string.Create(CultureInfo.InvariantCulture, $"{RowsFunction.Name}({number})");

    /// <summary>The rows ended so far and not cleared.</summary>
    public long Rows { get; private set; }

    /// <summary>The memory that the rows take at most.</summary>
    public long Bytes { get; private set; }

    /// <summary>
    /// Appends what each row has in the next column, and returns how many have nothing there, which is NULL. All columns of
    /// a block are of the same rows, 1 to <see cref="BlockRows"/>; then <see cref="EndBlock"/> ends it. A value that is
    /// refused ends all: nothing can be appended after it.
    /// </summary>
    public int Append<TRow, T>(ReadOnlySpan<TRow> rows, Func<TRow, T?> get)
        where T : struct
    {
        var next = Begin(rows.Length);
        var writer = WriterOf<T>(next);
        var nulls = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (get(rows[i]) is not { } value)
                WriteNull(next, i, ref nulls);
            else if (writer.Write(i, value) is { } reason)
                throw Refused(next, i, $"the value {reason}. ({next.TypeName})");
        }

        End();
        return nulls;
    }

    /// <inheritdoc cref="Append{TRow, T}(ReadOnlySpan{TRow}, Func{TRow, T?})"/>
    public int Append<TRow>(ReadOnlySpan<TRow> rows, Func<TRow, string?> get)
    {
        var next = Begin(rows.Length);
        var writer = WriterOf<string>(next);
        var nulls = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (get(rows[i]) is not { } value)
                WriteNull(next, i, ref nulls);
            else if (writer.Write(i, value) is { } reason)
                throw Refused(next, i, $"the value {reason}. ({next.TypeName})");
        }

        End();
        return nulls;
    }

    /// <summary>Ends a block, which must be there for every column; from here on statements see it.</summary>
    public void EndBlock()
    {
        if (filling is not { } full || column < columns.Length || refused)
            throw new InvalidOperationException($"{name}, row {Rows + 1}: a block has {column} of {columns.Length} columns. Append all of them.");
        NativeMethods.DataChunkSetSize(full, (ulong)block);
        lock (gate)
            chunks.Add(full);
        (filling, column) = (null, 0);
        Rows += block;
        Bytes += ((long)BlockRows * columns.Length * BytesAValue) + columns.Sum(written => written.BytesAside);
    }

    /// <summary>Frees the rows; others can be appended.</summary>
    public void Clear()
    {
        lock (gate)
        {
            chunks.ForEach(chunk => chunk.Dispose());
            chunks.Clear();
        }

        (Rows, Bytes) = (0, 0);
    }

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        connection.Untrack(this);
        RowsFunction.Remove(number);
        Clear();
        filling?.Dispose();
        Array.ForEach(types, type => type.Dispose());
    }

    /// <summary>Tells a statement that is being prepared which columns there are.</summary>
    internal void Describe(nint info)
    {
        foreach (var (index, written) in columns.Index())
            NativeMethods.BindAddResultColumn(info, written.Name, types[index]);
        NativeMethods.BindSetCardinality(info, (ulong)Rows, isExact: 0);
    }

    /// <summary>Reads the rows that are there now.</summary>
    internal RowsCursor Read()
    {
        lock (gate)
            return new RowsCursor(name, [.. chunks], columns.Length);
    }

    private static LogicalTypeHandle[] TypesOf(DuckDbConnection connection, (string Name, string Type)[] columns)
    {
        if (columns.Length == 0)
            throw new ArgumentException("Rows have columns; none was given.", nameof(columns));
        using var statement = new StatementBatch(connection.Handle, $"select {string.Join(", ", columns.Select(column => $"null::{column.Type}"))} limit 0");
        using var result = statement.Execute([], streaming: false);
        return [.. columns.Select((_, i) => result.ColumnType(i))];
    }

    private ColumnWriter Begin(int rows)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (rows == 0 || rows > BlockRows)
            throw new ArgumentException($"{name}: a block of {rows} rows. Append 1 to {BlockRows}.", nameof(rows));
        if (refused || column == columns.Length || (column > 0 && rows != block))
            throw new InvalidOperationException(
                $"{name}, row {Rows + 1}: a block has the same rows in each of {columns.Length} columns, and none was refused. Dispose the rows.");
        if (column == 0)
            Chunks.Bind(filling = Chunks.Create(types), columns);
        // Until the column is whole: what it has written cannot be taken back.
        refused = true;
        block = rows;
        return columns[column];
    }

    private void End()
    {
        refused = false;
        column++;
    }

    private static void WriteNull(ColumnWriter next, int row, ref int nulls)
    {
        next.WriteNull(row);
        nulls++;
    }

    private IWrites<T> WriterOf<T>(ColumnWriter next) => next as IWrites<T> ?? throw Refused(next, 0, next.Misfit<T>());

    private PipelineException Refused(ColumnWriter refusing, int row, string what) =>
        new($"{name}, row {Rows + row + 1}, column '{refusing.Name}': {what}");
}
