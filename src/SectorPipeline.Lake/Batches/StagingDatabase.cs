using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A private database for the rows of one table: in memory up to a limit, beyond that in a scratch folder that goes with it.</summary>
internal sealed class StagingDatabase : IDisposable
{
    private const string MemoryLimit = "512MB";

    public StagingDatabase(IObjectStore store)
    {
        Folder = store.CreateScratchFolder();
        Connection = new DuckDbConnection(Settings(Path.Combine(Folder, "spill")).ConnectionString);
        Connection.Open();
    }

    public string Folder { get; }

    public DuckDbConnection Connection { get; }

    public Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose()
    {
        Connection.Dispose();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static DuckDbConnectionStringBuilder Settings(string spill) => new()
    {
        DataSource = DuckDbConnectionStringBuilder.InMemory,
        MemoryLimit = MemoryLimit,
        TempDirectory = spill,
        ["autoinstall_known_extensions"] = "false",
        ["autoload_known_extensions"] = "false",
    };
}
