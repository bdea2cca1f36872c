using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using SectorPipeline.DuckDb.Columns;
using SectorPipeline.DuckDb.Native;
using SectorPipeline.DuckDb.Statements;

namespace SectorPipeline.DuckDb;

/// <summary>
/// Reads rows. A statement after the current one runs when <see cref="NextResult()"/> asks for it; statements that return
/// no rows are run and skipped.
/// </summary>
[SuppressMessage("Design", "CA1010", Justification = "ADO.NET's base class is not generic.")]
public sealed class DuckDbDataReader : DbDataReader, IDbColumnSchemaGenerator
{
    private readonly DuckDbCommand command;
    private readonly DuckDbConnection connection;
    private readonly StatementBatch batch;
    private readonly CommandBehavior behavior;
    private ResultSet? result;
    private int recordsAffected = -1;
    private bool closed;

    internal DuckDbDataReader(DuckDbCommand command, DuckDbConnection connection, StatementBatch batch, CommandBehavior behavior)
    {
        (this.command, this.connection, this.batch, this.behavior) = (command, connection, batch, behavior);
        connection.Track(this);
    }

    public override int Depth => 0;

    public override int FieldCount => result?.Columns.Length ?? 0;

    public override bool HasRows => result?.HasRows ?? false;

    public override bool IsClosed => closed;

    /// <summary>Rows changed by all statements so far; -1 when none was one that changes rows.</summary>
    public override int RecordsAffected => recordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => Current.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        return Current.NextIsAtHand
            ? Task.FromResult(Current.Read())
            : Task.Run(() => command.Run(Current.Read, cancellationToken), cancellationToken);
    }

    public override bool NextResult() => NextResult(CancellationToken.None);

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) =>
        Task.Run(() => NextResult(cancellationToken), cancellationToken);

    public override void Close()
    {
        if (closed)
            return;
        closed = true;
        result?.Dispose();
        batch.Dispose();
        connection.Untrack(this);
        if (behavior.HasFlag(CommandBehavior.CloseConnection))
            connection.Close();
    }

    public override bool IsDBNull(int ordinal) => Column(ordinal).IsNull(Row);

    public override bool GetBoolean(int ordinal) => Get<bool>(ordinal);

    public override byte GetByte(int ordinal) => Get<byte>(ordinal);

    public override char GetChar(int ordinal) => GetString(ordinal) is [var letter] ? letter : throw new InvalidCastException($"column '{GetName(ordinal)}': is not a single character.");

    public override DateTime GetDateTime(int ordinal) => Get<DateTime>(ordinal);

    public override decimal GetDecimal(int ordinal) => Get<decimal>(ordinal);

    public override double GetDouble(int ordinal) => Get<double>(ordinal);

    public override float GetFloat(int ordinal) => Get<float>(ordinal);

    public override Guid GetGuid(int ordinal) => Get<Guid>(ordinal);

    public override short GetInt16(int ordinal) => Get<short>(ordinal);

    public override int GetInt32(int ordinal) => Get<int>(ordinal);

    public override long GetInt64(int ordinal) => Get<long>(ordinal);

    public override string GetString(int ordinal) => Get<string>(ordinal);

    public override T GetFieldValue<T>(int ordinal) => Get<T>(ordinal);

    public override object GetValue(int ordinal)
    {
        var column = Column(ordinal);
        var row = Row;
        return column.IsNull(row) ? DBNull.Value : column.GetValue(row);
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Slice.Copy(Get<byte[]>(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Slice.Copy<char>(GetString(ordinal), dataOffset, buffer, bufferOffset, length);

    public override string GetName(int ordinal) => Column(ordinal).Name;

    public override int GetOrdinal(string name) => ColumnNames.Find(Current.Columns, name);

    public override string GetDataTypeName(int ordinal) => Column(ordinal).TypeName;

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => Column(ordinal).ValueType;

    public override DataTable? GetSchemaTable() => result is null ? null : ReaderSchema.Table(result.Columns);

    public System.Collections.ObjectModel.ReadOnlyCollection<DbColumn> GetColumnSchema() => ReaderSchema.Columns(result?.Columns ?? []);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    internal bool NextResult(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        result?.Dispose();
        result = null;
        while (result is null && batch.HasNext)
            command.Run(RunNext, cancellation);
        return result is not null;
    }

    private bool RunNext()
    {
        var executed = batch.Execute(command.Parameters, command.Streaming);
        switch (executed.Kind)
        {
            case NativeResultKind.Rows:
                result = new ResultSet(executed);
                result.Begin();
                return true;
            case NativeResultKind.ChangedRows:
                recordsAffected = checked(Math.Max(recordsAffected, 0) + (int)executed.RowsChanged);
                break;
        }

        executed.Dispose();
        return false;
    }

    private ResultSet Current
    {
        get
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return result ?? throw new InvalidOperationException("There is no result to read: the statement returns no rows, or all results were read.");
        }
    }

    private int Row =>
        Current.Row is var row and >= 0 ? row : throw new InvalidOperationException("There is no current row. Call Read first, and stop when it returns false.");

    [SuppressMessage("Usage", "CA2201", Justification = "ADO.NET asks for this exception.")]
    private ColumnReader Column(int ordinal)
    {
        var columns = Current.Columns;
        return (uint)ordinal < (uint)columns.Length
            ? columns[ordinal]
            : throw new IndexOutOfRangeException($"There is no column {ordinal}: the result has {columns.Length}, counted from 0.");
    }

    private T Get<T>(int ordinal)
    {
        var column = Column(ordinal);
        var row = Row;
        if (column is not IReads<T> typed)
            return FieldReader<T>.Read(column, row);
        return column.IsNull(row) ? throw column.IsNullError() : typed.Read(row);
    }
}
