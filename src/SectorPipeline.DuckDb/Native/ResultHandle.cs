using System.Runtime.InteropServices;

namespace SectorPipeline.DuckDb.Native;

/// <summary>Owns a result: its 48 bytes, and what DuckDB keeps behind them.</summary>
internal sealed unsafe class ResultHandle : SafeHandle
{
    private readonly ConnectionHandle connection;

    /// <summary>An empty result for a statement to fill; <paramref name="connection"/> stays open as long as it.</summary>
    public ResultHandle(ConnectionHandle connection)
        : base(0, ownsHandle: true)
    {
        this.connection = connection;
        var added = false;
        connection.DangerousAddRef(ref added);
        handle = (nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult));
    }

    public override bool IsInvalid => handle == 0;

    public NativeResultKind Kind => NativeMethods.ResultReturnType(*Pointer);

    public int ColumnCount => checked((int)NativeMethods.ColumnCount(Pointer));

    public long RowsChanged => checked((long)NativeMethods.RowsChanged(Pointer));

    private NativeResult* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (NativeResult*)handle;
        }
    }

    public NativeState Execute(PreparedStatementHandle statement, bool streaming) =>
        streaming
            ? NativeMethods.ExecutePreparedStreaming(statement, Pointer)
            : NativeMethods.ExecutePrepared(statement, Pointer);

    public string ColumnName(int column) => NativeText8.Borrowed(NativeMethods.ColumnName(Pointer, (ulong)column));

    public LogicalTypeHandle ColumnType(int column) => NativeMethods.ColumnLogicalType(Pointer, (ulong)column);

    /// <summary>The next chunk, or an invalid handle at the end or after an error.</summary>
    public DataChunkHandle FetchChunk() => NativeMethods.FetchChunk(*Pointer);

    /// <summary>The error of the statement, or null.</summary>
    public DuckDbException? Error() =>
        NativeMethods.ResultError(Pointer) is var message and not 0
            ? DuckDbException.Create(NativeText8.Borrowed(message), NativeMethods.ResultErrorType(Pointer))
            : null;

    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyResult((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        connection.DangerousRelease();
        return true;
    }
}
