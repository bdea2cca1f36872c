using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

/// <summary>Makes chunks to be filled.</summary>
internal static unsafe class Chunks
{
    /// <summary>The rows that fit into a chunk.</summary>
    public static readonly int Rows = checked((int)NativeMethods.VectorSize());

    public static DataChunkHandle Create(LogicalTypeHandle[] types)
    {
        var handles = Array.ConvertAll(types, type => type.DangerousGetHandle());
        fixed (nint* start = handles)
            return NativeMethods.CreateDataChunk(start, (ulong)handles.Length);
    }

    /// <summary>Lets the columns write into an empty chunk.</summary>
    public static void Bind(DataChunkHandle chunk, ColumnWriter[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
            columns[i].Bind(NativeMethods.DataChunkGetVector(chunk, (ulong)i));
    }
}
