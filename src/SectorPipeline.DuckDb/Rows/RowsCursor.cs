using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Rows;

/// <summary>Hands chunks to a statement one after the other, without copying what is in them.</summary>
internal sealed class RowsCursor(string name, DataChunkHandle[] chunks, int columns)
{
    private int next;

    /// <summary>Lets DuckDB's chunk share the next one; it stays empty at the end.</summary>
    public void Next(nint output)
    {
        if (next == chunks.Length)
            NativeMethods.DataChunkSetSize(output, 0);
        else
            Share(chunks[next++], output);
    }

    private void Share(DataChunkHandle chunk, nint output)
    {
        var held = false;
        try
        {
            chunk.DangerousAddRef(ref held);
            for (var i = 0UL; i < (ulong)columns; i++)
                NativeMethods.VectorReferenceVector(NativeMethods.DataChunkGetVector(output, i), NativeMethods.DataChunkGetVector(chunk, i));
            NativeMethods.DataChunkSetSize(output, NativeMethods.DataChunkGetSize(chunk));
        }
        catch (ObjectDisposedException e)
        {
            throw new InvalidOperationException($"{name}: the rows were cleared or disposed while a statement read them.", e);
        }
        finally
        {
            if (held)
                chunk.DangerousRelease();
        }
    }
}
