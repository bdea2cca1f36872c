using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Appending;

/// <summary>DuckDB's appender for one table, and the chunk that is being filled for it.</summary>
internal sealed class AppendTarget : IDisposable
{
    private readonly AppenderHandle appender;
    private readonly DataChunkHandle chunk;

    public AppendTarget(ConnectionHandle connection, string? schema, string table)
    {
        if (NativeMethods.AppenderCreate(connection, catalog: null, schema, table, out appender) != NativeState.Success)
            using (appender)
                throw Error();
        var names = ColumnNames(connection, schema, table);
        var types = Enumerable.Range(0, checked((int)NativeMethods.AppenderColumnCount(appender)))
            .Select(i => NativeMethods.AppenderColumnType(appender, (ulong)i)).ToArray();
        Columns = [.. types.Select((type, i) => ColumnWriters.Create(i < names.Length ? names[i] : $"#{i + 1}", type))];
        chunk = Chunks.Create(types);
        Array.ForEach(types, type => type.Dispose());
        Chunks.Bind(chunk, Columns);
    }

    public ColumnWriter[] Columns { get; }

    /// <summary>Hands the rows of the chunk to DuckDB and empties it.</summary>
    public void Append(int rows)
    {
        NativeMethods.DataChunkSetSize(chunk, (ulong)rows);
        if (NativeMethods.AppendDataChunk(appender, chunk) != NativeState.Success)
            throw Error();
        NativeMethods.DataChunkReset(chunk);
        Chunks.Bind(chunk, Columns);
    }

    /// <summary>Writes what DuckDB still holds back into the table.</summary>
    public void Close()
    {
        if (NativeMethods.AppenderClose(appender) != NativeState.Success)
            throw Error();
    }

    public void Dispose()
    {
        chunk.Dispose();
        appender.Dispose();
    }

    private static string[] ColumnNames(ConnectionHandle connection, string? schema, string table)
    {
        NativeMethods.TableDescriptionCreate(connection, catalog: null, schema, table, out var description);
        using (description)
            return [.. Enumerable.Range(0, checked((int)NativeMethods.TableDescriptionGetColumnCount(description)))
                .Select(i => NativeText8.Owned(NativeMethods.TableDescriptionGetColumnName(description, (ulong)i)))];
    }

    private DuckDbException Error()
    {
        using var error = NativeMethods.AppenderErrorData(appender);
        return DuckDbException.Create(NativeText8.Borrowed(NativeMethods.ErrorDataMessage(error)), NativeMethods.ErrorDataErrorType(error));
    }
}
