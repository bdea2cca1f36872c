using System.Runtime.CompilerServices;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>Reads one column of a result, or one part of a nested column, from DuckDB's vectors.</summary>
internal abstract unsafe class ColumnReader(string name, string typeName, Type valueType)
{
    private byte* data;
    private ulong* validity;

    public string Name { get; } = name;

    /// <summary>The type in SQL.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>The .NET type of what <see cref="GetValue"/> returns.</summary>
    public Type ValueType { get; } = valueType;

    /// <summary>Moves to the vector of the next chunk.</summary>
    public virtual void Bind(nint vector)
    {
        data = NativeMethods.VectorGetData(vector);
        validity = NativeMethods.VectorGetValidity(vector);
    }

    public virtual bool IsNull(int row) => validity != null && (validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>The value, which is known not to be null.</summary>
    public abstract object GetValue(int row);

    public object? ValueOrNull(int row) => IsNull(row) ? null : GetValue(row);

    public InvalidCastException IsNullError() =>
        new($"column '{Name}': is NULL in this row. Ask IsDBNull first, or read it as a nullable type.");

    public InvalidCastException NotReadableAs(Type type) =>
        new($"column '{Name}': {TypeName} cannot be read as {type.Name}. Read it as {ValueType.Name}, or cast it in the SQL.");

    protected OverflowException OutOfRange(string type) =>
        new($"column '{Name}': a value of {TypeName} does not fit into {type}. Cast it in the SQL, for instance to VARCHAR.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected T At<T>(int row)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(data + ((long)row * sizeof(T)));

    protected NativeText* TextAt(int row) => (NativeText*)data + row;
}
