using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>A lake in a folder of its own that goes with it.</summary>
internal sealed class TemporaryLake : IDisposable
{
    public static readonly Session Session = Session.Parse("2020-01-02");

    public TemporaryLake()
    {
        Folder = Directory.CreateTempSubdirectory("lake").FullName;
        Store = new FolderStore(Folder);
        Lake = new ObjectLake(Store, Clock);
    }

    public string Folder { get; }

    public FolderStore Store { get; }

    public ObjectLake Lake { get; }

    public FixedClock Clock { get; } = new();

    public static BatchOrigin Run(string id) => new("yahoo", id, Session);

    public Task<LakeBatch<Bar>> BeginAsync(string run) => Lake.BeginAsync(Bar.Bars, Run(run), CancellationToken.None);

    public async Task<LakeCommit> CommitAsync(string run, params Bar[] bars)
    {
        await using var batch = await BeginAsync(run);
        foreach (var bar in bars)
            batch.Add(bar, $"request-{bar.Symbol}");
        return await batch.CommitAsync(CancellationToken.None);
    }

    public Task<DatasetState> StateAsync() => Lake.StateAsync("yahoo", "bars", CancellationToken.None);

    public Task<IReadOnlyList<LakeCommit>> CommitsAsync() => Lake.CommitsAsync("yahoo", "bars", 0, CancellationToken.None);

    public Task<VerifyReport> VerifyAsync() => Lake.VerifyAsync(CancellationToken.None);

    public string PathOf(string key) => Path.Combine(Folder, key);

    public IEnumerable<string> Files(string folder) =>
        Directory.Exists(PathOf(folder))
            ? Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)
            : [];

    /// <summary>The rows that a reader sees, each as the text of its values.</summary>
    public async Task<List<string>> ReadAsync(string columns = "symbol, date, close")
    {
        var commits = await CommitsAsync();
        var files = commits.SelectMany(commit => commit.Files).Select(file => PathOf(file.Path)).ToList();
        return files.Count == 0 ? [] : Query($"select {columns} from {ParquetRelation.Of(files)} order by all");
    }

    public static List<string> Query(string sql)
    {
        using var connection = new DuckDbConnection();
        connection.Open();
        return Query(connection, sql);
    }

    public static List<string> Query(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => TextOf(reader.GetValue(i)))));
        return rows;
    }

    private static string TextOf(object value) => value switch
    {
        DBNull => "null",
        DateOnly date => new Session(date).ToString(),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
