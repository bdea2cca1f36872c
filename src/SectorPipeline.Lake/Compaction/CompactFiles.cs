using System.Security.Cryptography;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>Writes one sorted file of many, without the rows that only repeat what an earlier one of the same fact says.</summary>
internal sealed class CompactFiles(IObjectStore store, Dataset dataset) : IDisposable
{
    private readonly StagingDatabase staging = new(store);
    private int files;

    /// <param name="folder">The folder of the lake for which the file is meant.</param>
    /// <param name="paths">Where the files are on this machine.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<StagedFile> WriteAsync(string folder, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var path = staging.PathOf(FormattableString.Invariant($"{files++}.parquet"));
        try
        {
            await staging.First.ExecuteAsync(CopyStatement(paths, path), cancellation);
            return Describe(folder, path);
        }
        catch (DuckDbException e) when (LakeFailure.IsOfTheDisk(e))
        {
            throw LakeFailure.Of(store.Root, $"cannot compact {folder}", e);
        }
    }

    public void Dispose() => staging.Dispose();

    private string CopyStatement(IReadOnlyList<string> paths, string path) =>
        $"""
        copy (
            select {SqlText.List(dataset.StoredColumns, column => SqlText.Name(column.Name))}
            from {ParquetRelation.Of(paths)}
            {(dataset.Key.Count == 0 ? "" : $"qualify {IsNews()}")}
            order by {SqlText.List([.. dataset.OrderBy, "ingested_at"], SqlText.Name)}
        ) to {SqlText.Literal(path)} (format parquet, compression zstd)
        """;

    // Values that are null on both sides are the same; so are two that are not numbers.
    private string IsNews()
    {
        var values = dataset.Columns.Where(column => !dataset.Key.Contains(column.Name)).Select(column => SqlText.Name(column.Name)).ToList();
        var window = $"(partition by {SqlText.List(dataset.Key, SqlText.Name)} order by ingested_at, request_id)";
        return values.Count == 0
            ? $"row_number() over {window} = 1"
            : $"row_number() over {window} = 1 or {string.Join(" or ", values.Select(value => $"{value} is distinct from lag({value}) over {window}"))}";
    }

    private StagedFile Describe(string folder, string path)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var dates = dataset.PartitionDate is { } date ? $"min({SqlText.Name(date)}), max({SqlText.Name(date)})" : "null::date, null::date";
        command.CommandText = $"select count(*), {dates} from {ParquetRelation.Of([path])}";
        using var reader = command.ExecuteReader();
        reader.Read();
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        return new StagedFile(path, folder, reader.GetInt64(0), DateAt(reader, 1), DateAt(reader, 2))
        {
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }

    private static DateOnly? DateAt(DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
