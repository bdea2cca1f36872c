using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The run history, its queue, and all else that the hosts keep, opened by one node.</summary>
public sealed class HistoryStore : IDisposable
{
    private readonly IHistoryDatabase database;

    private HistoryStore(IHistoryDatabase database, TimeSpan nodeTimeout, TimeProvider time)
    {
        this.database = database;
        var ownership = new Ownership(NodeProcess.NewNodeId());
        Node = ownership.Node;
        Runs = new RunHistory(database, ownership, time);
        Queue = new RunQueue(database, ownership, nodeTimeout, time);
        Backfills = new Backfills(database, time);
        Calls = new VendorCalls(database, time);
        ApiKeys = new ApiKeys(database, time);
        Audit = new Audit(database);
        Pools = database.IsShared ? new SharedPools(database, ownership, time) : null;
    }

    /// <summary>The id of this node.</summary>
    public string Node { get; }

    public IRunHistory Runs { get; }

    public IRunQueue Queue { get; }

    public IBackfills Backfills { get; }

    /// <summary>The calls made to vendors, counted in the same database.</summary>
    public IVendorCalls Calls { get; }

    public IApiKeys ApiKeys { get; }

    public IAudit Audit { get; }

    /// <summary>The path of the file, or host, port and database.</summary>
    public string Place => database.Place;

    /// <summary>Whether other nodes may use it at the same time.</summary>
    public bool IsShared => database.IsShared;

    /// <summary>The pool of connections, where the history is in PostgreSQL.</summary>
    public NpgsqlDataSource? Postgres => (database as PostgresHistoryDatabase)?.Source;

    /// <summary>Pools over all nodes; null where there is one.</summary>
    internal SharedPools? Pools { get; }

    /// <summary>Opens or creates a DuckDB file, or a history in memory for <c>:memory:</c>; runs whose process is gone are interrupted.</summary>
    public static HistoryStore Open(string path) => Open(path, TimeProvider.System);

    /// <summary>Opens or creates a DuckDB file; runs whose process is gone are interrupted.</summary>
    /// <exception cref="PipelineException">The file cannot be opened, or a newer program wrote it.</exception>
    public static HistoryStore Open(string path, TimeProvider time)
    {
        // The embedded engine answers before it returns, so that nothing is waited for here.
        var file = DuckDbHistoryDatabase.Open(path, time);
        return PrepareAsync(file, TimeSpan.Zero, time, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Opens a history in PostgreSQL, and brings its tables to this program's version.</summary>
    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="schema">Where the tables are; created where it is missing.</param>
    /// <param name="nodeTimeout">After how long without a sign of life a node is taken to be dead.</param>
    /// <param name="time">What waits go by; what nodes compare goes by the server's clock.</param>
    /// <param name="cancellation">Stops opening.</param>
    public static async Task<HistoryStore> OpenPostgresAsync(
        string connectionString, string schema, TimeSpan nodeTimeout, TimeProvider time, CancellationToken cancellation) =>
        await PrepareAsync(await PostgresHistoryDatabase.OpenAsync(connectionString, schema, time, cancellation), nodeTimeout, time, cancellation);

    /// <summary>Makes the history that of a market, unless it is one's already.</summary>
    /// <exception cref="ConfigurationException">It is that of another market.</exception>
    public async Task ClaimAsync(string market, CancellationToken cancellation)
    {
        var owner = await database.WriteAsync(
            async transaction =>
            {
                await transaction.LockAsync("market");
                await transaction.ExecuteAsync("insert into market (name) select $market where not exists (select 1 from market)", ("market", market));
                return (await transaction.ReadAsync("select name from market", row => row.GetString(0))).Single();
            },
            cancellation);
        if (owner != market)
            throw new ConfigurationException($"{Place}: holds the runs of the {owner}, not of the {market}. Set History__Schema to another schema, so that markets never mix.");
    }

    public void Dispose() => database.Dispose();

    private static async Task<HistoryStore> PrepareAsync(IHistoryDatabase opened, TimeSpan nodeTimeout, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await HistorySchema.ApplyAsync(opened, cancellation);
            var store = new HistoryStore(opened, nodeTimeout, time);
            if (!opened.IsShared)
                await opened.WriteAsync(transaction => new DeadNodes(transaction, nodeTimeout).ReapAsync(store.Node), cancellation);
            return store;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
