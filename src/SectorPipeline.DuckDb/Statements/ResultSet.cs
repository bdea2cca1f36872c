using SectorPipeline.DuckDb.Columns;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Statements;

/// <summary>The rows of one statement, a chunk at a time.</summary>
internal sealed class ResultSet : IDisposable
{
    private readonly ResultHandle result;
    private DataChunkHandle? chunk;
    private int rows;

    public ResultSet(ResultHandle result)
    {
        this.result = result;
        Columns = new ColumnReader[result.ColumnCount];
        for (var i = 0; i < Columns.Length; i++)
        {
            using var type = result.ColumnType(i);
            Columns[i] = ColumnReaders.Create(result.ColumnName(i), type);
        }
    }

    public ColumnReader[] Columns { get; }

    /// <summary>The row within the chunk, which is what columns are asked for; -1 before the first and after the last.</summary>
    public int Row { get; private set; } = -1;

    public bool HasRows { get; private set; }

    /// <summary>Whether <see cref="Read"/> answers from memory.</summary>
    public bool NextIsAtHand => Row + 1 < rows;

    /// <summary>Fetches the first rows, so that <see cref="HasRows"/> is known.</summary>
    public void Begin() => HasRows = NextChunk();

    public bool Read()
    {
        if (++Row < rows)
            return true;
        if (rows > 0 && NextChunk())
        {
            Row = 0;
            return true;
        }

        Row = -1;
        return false;
    }

    public void Dispose()
    {
        (rows, Row) = (0, -1);
        chunk?.Dispose();
        result.Dispose();
    }

    private bool NextChunk()
    {
        rows = 0;
        chunk?.Dispose();
        chunk = result.FetchChunk();
        if (chunk.IsInvalid)
            return result.Error() is { } error ? throw error : false;
        rows = checked((int)NativeMethods.DataChunkGetSize(chunk));
        for (var i = 0; i < Columns.Length; i++)
            Columns[i].Bind(NativeMethods.DataChunkGetVector(chunk, (ulong)i));
        return rows > 0;
    }
}
