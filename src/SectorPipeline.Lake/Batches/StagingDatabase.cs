using System.Collections.Concurrent;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A private database for the rows of one table: in memory up to a limit, beyond that in a scratch folder that goes with it.</summary>
internal sealed class StagingDatabase : IDisposable
{
    private const string MemoryLimit = "512MB";
    private const int Connections = 2;

    private readonly ScratchFolder folder;
    private readonly string settings;

    public StagingDatabase(IObjectStore store)
    {
        folder = new ScratchFolder(store);
        settings = Settings(folder.PathOf("spill")).ConnectionString;
        Connection = Open();
    }

    public DuckDbConnection Connection { get; }

    /// <summary>Where a file of this name goes before it is published.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    /// <summary>Runs the statements, of which none needs another, on as many connections as pay off.</summary>
    public async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<string>(statements);
        var others = Enumerable.Range(1, Math.Min(Connections, waiting.Count)).Skip(1).Select(_ => OnAnotherAsync(waiting, cancellation)).ToList();
        await Task.WhenAll(others.Append(DrainAsync(Connection, waiting, cancellation)));
    }

    public void Dispose()
    {
        Connection.Dispose();
        folder.Dispose();
    }

    private async Task OnAnotherAsync(ConcurrentQueue<string> waiting, CancellationToken cancellation)
    {
        using var connection = Open();
        await DrainAsync(connection, waiting, cancellation);
    }

    // Whoever fails leaves nothing for the others: the batch has failed.
    private static async Task DrainAsync(DuckDbConnection connection, ConcurrentQueue<string> waiting, CancellationToken cancellation)
    {
        try
        {
            while (waiting.TryDequeue(out var sql))
                await ExecuteAsync(connection, sql, cancellation);
        }
        catch
        {
            waiting.Clear();
            throw;
        }
    }

    private static async Task ExecuteAsync(DuckDbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private DuckDbConnection Open()
    {
        var opened = new DuckDbConnection(settings);
        opened.Open();
        return opened;
    }

    private static DuckDbConnectionStringBuilder Settings(string spill) => new()
    {
        DataSource = $"{DuckDbConnectionStringBuilder.InMemory}{Guid.NewGuid():N}",
        MemoryLimit = MemoryLimit,
        TempDirectory = spill,
        ["autoinstall_known_extensions"] = "false",
        ["autoload_known_extensions"] = "false",
    };
}
