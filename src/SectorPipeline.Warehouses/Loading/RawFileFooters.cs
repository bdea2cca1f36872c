using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>What raw files say of themselves.</summary>
internal static class RawFileFooters
{
    /// <summary>An error when a file does not have as many rows as were committed.</summary>
    public static async Task CheckRowsAsync(IReadOnlyList<RawFile> files, CancellationToken cancellation)
    {
        var rows = await CountAsync(files, cancellation);
        foreach (var file in files.Where(file => rows.GetValueOrDefault(file.Source) != file.Rows))
        {
            throw new PipelineException(
                $"lake {file.Path}: it has {rows.GetValueOrDefault(file.Source)} rows, {file.Rows} were committed. Run 'sector lake verify'.");
        }
    }

    private static async Task<Dictionary<string, long>> CountAsync(IReadOnlyList<RawFile> files, CancellationToken cancellation)
    {
        await using var connection = new DuckDbConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = RawFileSql.CountRows(files);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            rows.Add(reader.GetString(0), reader.GetInt64(1));
        return rows;
    }
}
