using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A private database for the rows of one table: in memory up to a limit, beyond that in a scratch folder that goes with it.</summary>
internal sealed class StagingDatabase : IDisposable
{
    private const string MemoryLimit = "512MB";

    private readonly ScratchFolder folder;

    public StagingDatabase(IObjectStore store)
    {
        folder = new ScratchFolder(store);
        Connection = new DuckDbConnection(Settings(folder.PathOf("spill")).ConnectionString);
        Connection.Open();
    }

    public DuckDbConnection Connection { get; }

    /// <summary>Where a file of this name goes before it is published.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose()
    {
        Connection.Dispose();
        folder.Dispose();
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
