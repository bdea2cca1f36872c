using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Rows;

/// <summary>
/// The function of SQL by which statements read <see cref="DuckDbRows"/>: its argument is their number. Every database has
/// it from the start; a function that is added later is unseen by transactions that have begun, and cannot be dropped.
/// </summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "No exception may cross into native code.")]
internal static unsafe class RowsFunction
{
    public const string Name = "dotnet_rows";

    private static readonly ConcurrentDictionary<long, DuckDbRows> Known = new();
    private static long newest;

    /// <summary>Makes the rows known until they are removed, and returns their number.</summary>
    public static long Add(DuckDbRows rows)
    {
        var number = Interlocked.Increment(ref newest);
        Known[number] = rows;
        return number;
    }

    public static void Remove(long number) => Known.TryRemove(number, out _);

    /// <summary>Adds the function to a database.</summary>
    public static void Register(ConnectionHandle connection)
    {
        using var function = NativeMethods.CreateTableFunction();
        using var number = NativeMethods.CreateLogicalType(DuckDbType.BigInt);
        NativeMethods.TableFunctionSetName(function, Name);
        NativeMethods.TableFunctionAddParameter(function, number);
        NativeMethods.TableFunctionSetBind(function, &Bind);
        NativeMethods.TableFunctionSetInit(function, &Begin);
        NativeMethods.TableFunctionSetFunction(function, &Next);
        if (NativeMethods.RegisterTableFunction(connection, function) != NativeState.Success)
            throw new DuckDbException($"DuckDB refused the function {Name}.", DuckDbErrorType.Catalog);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        try
        {
            using var argument = NativeMethods.BindGetParameter(info, 0);
            var number = NativeMethods.IsNullValue(argument) == 0 ? NativeMethods.GetInt64(argument) : 0;
            Of(number).Describe(info);
            NativeMethods.BindSetData(info, checked((nint)number), null);
        }
        catch (Exception e)
        {
            NativeMethods.BindSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Begin(nint info)
    {
        try
        {
            var cursor = Of(NativeMethods.InitGetBindData(info)).Read();
            NativeMethods.InitSetData(info, GCHandle.ToIntPtr(GCHandle.Alloc(cursor)), &Forget);
        }
        catch (Exception e)
        {
            NativeMethods.InitSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Next(nint info, nint chunk)
    {
        try
        {
            var cursor = GCHandle.FromIntPtr(NativeMethods.FunctionGetInitData(info)).Target as RowsCursor;
            cursor?.Next(chunk);
        }
        catch (Exception e)
        {
            NativeMethods.FunctionSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Forget(nint cursor) => GCHandle.FromIntPtr(cursor).Free();

    private static DuckDbRows Of(long number) =>
        Known.TryGetValue(number, out var rows)
            ? rows
            : throw new InvalidOperationException($"{Name}({number}): there are no such rows any more. Read them before they are disposed.");
}
