using Microsoft.Win32.SafeHandles;

namespace SectorPipeline.DuckDb.Native;

/// <summary>Owns one object of DuckDB's.</summary>
internal abstract class NativeHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected abstract void Destroy(ref nint handle);

    protected sealed override bool ReleaseHandle()
    {
        var released = handle;
        Destroy(ref released);
        return true;
    }
}

internal sealed class DatabaseHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.Close(ref handle);
}

internal sealed class ConnectionHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.Disconnect(ref handle);
}

internal sealed class ConfigHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyConfig(ref handle);
}

internal sealed class ExtractedStatementsHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyExtracted(ref handle);
}

internal sealed class PreparedStatementHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyPrepare(ref handle);
}

internal sealed class DataChunkHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyDataChunk(ref handle);
}

internal sealed class LogicalTypeHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyLogicalType(ref handle);
}

internal sealed class ValueHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyValue(ref handle);
}

internal sealed class ErrorDataHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyErrorData(ref handle);
}

internal sealed class TableDescriptionHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.TableDescriptionDestroy(ref handle);
}

internal sealed class TableFunctionHandle : NativeHandle
{
    protected override void Destroy(ref nint handle) => NativeMethods.DestroyTableFunction(ref handle);
}

internal sealed class AppenderHandle : NativeHandle
{
    // Destroying flushes what is buffered; rows of an appender that was not closed are to be discarded.
    protected override void Destroy(ref nint handle)
    {
        NativeMethods.AppenderClear(handle);
        NativeMethods.AppenderDestroy(ref handle);
    }
}
