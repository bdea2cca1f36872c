using System.Runtime.CompilerServices;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

/// <summary>Writes one column of a chunk that is being filled.</summary>
internal unsafe class ColumnWriter(string name, string typeName)
{
    private byte* data;
    private ulong* validity;

    public string Name { get; } = name;

    /// <summary>The type in SQL.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>The bytes of the chunk's texts that are kept beside the column itself.</summary>
    public long BytesAside { get; protected set; }

    protected nint Vector { get; private set; }

    /// <summary>The number of the chunk that is being filled.</summary>
    protected int Chunk { get; private set; }

    /// <summary>Starts an empty chunk, in which nothing is null.</summary>
    public void Bind(nint vector)
    {
        Vector = vector;
        data = NativeMethods.VectorGetData(vector);
        validity = null;
        BytesAside = 0;
        Chunk++;
    }

    /// <summary>Why no value of this type can be written.</summary>
    public string Misfit<T>()
        where T : allows ref struct => $"{TypeName} takes no {typeof(T).Name}. Convert the value, or change the column.";

    public void WriteNull(int row)
    {
        if (validity == null)
        {
            NativeMethods.VectorEnsureValidityWritable(Vector);
            validity = NativeMethods.VectorGetValidity(Vector);
        }

        validity[row >> 6] &= ~(1UL << (row & 63));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Set<T>(int row, T value)
        where T : unmanaged => Unsafe.WriteUnaligned(data + ((long)row * sizeof(T)), value);

    protected NativeText* TextAt(int row) => (NativeText*)data + row;
}
