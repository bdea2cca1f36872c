using System.Security.Cryptography;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>Looks for what is wrong with one committed file.</summary>
internal sealed class FileCheck(IObjectStore store) : IDisposable
{
    private DuckDbConnection? connection;

    /// <summary>What is wrong with the file, or null.</summary>
    public async Task<string?> FindProblemAsync(CommittedFile file, IReadOnlyList<Column> columns, CancellationToken cancellation)
    {
        await using var stream = await store.OpenReadAsync(file.Path, cancellation);
        if (stream is null)
            return "the file is missing";
        if (stream.Length != file.Bytes)
            return $"it has {stream.Length} bytes, {file.Bytes} were committed";
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != file.Sha256)
            return "its content is not what was committed";
        return FindProblemInside(await store.LocalPathAsync(file.Path, cancellation), file.Rows, columns);
    }

    public void Dispose() => connection?.Dispose();

    private string? FindProblemInside(string path, long rows, IReadOnlyList<Column> columns)
    {
        try
        {
            var found = RowsOf(path);
            return found == rows ? FindDifference(ColumnsOf(path), columns) : $"it has {found} rows, {rows} were committed";
        }
        catch (DuckDbException e)
        {
            return $"it cannot be read: {e.Message}";
        }
    }

    private static string? FindDifference(List<(string Name, string Type)> found, IReadOnlyList<Column> expected)
    {
        var recorded = expected.Select(column => (column.Name, Type: SqlText.Type(column.Type))).ToList();
        return found.SequenceEqual(recorded)
            ? null
            : $"its columns are {Text(found)}, recorded are {Text(recorded)}";
    }

    private static string Text(IEnumerable<(string Name, string Type)> columns) =>
        SqlText.List(columns, column => $"{column.Name} {column.Type}");

    private long RowsOf(string path)
    {
        using var reader = Read($"select sum(num_rows)::bigint from parquet_file_metadata({SqlText.Literal(path)})");
        reader.Read();
        return reader.GetInt64(0);
    }

    private List<(string Name, string Type)> ColumnsOf(string path)
    {
        using var reader = Read($"describe select * from {ParquetRelation.Of([path])}");
        var columns = new List<(string, string)>();
        while (reader.Read())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    private DuckDbDataReader Read(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    private DuckDbConnection Connection => connection ??= Open();

    private static DuckDbConnection Open()
    {
        var opened = new DuckDbConnection();
        opened.Open();
        return opened;
    }
}
