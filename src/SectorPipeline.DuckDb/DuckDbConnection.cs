using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using SectorPipeline.DuckDb.Databases;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb;

/// <summary>
/// A connection to a DuckDB database in this process. Connections to one file share one database; a connection is used
/// by one thread at a time, except for <see cref="Interrupt"/>.
/// </summary>
public sealed class DuckDbConnection : DbConnection
{
    private readonly HashSet<IDisposable> children = [];
    private DuckDbConnectionStringBuilder settings = [];
    private Database? database;
    private ConnectionHandle? handle;
    private DuckDbTransaction? transaction;

    public DuckDbConnection()
    {
    }

    public DuckDbConnection(string connectionString) => settings = new DuckDbConnectionStringBuilder(connectionString);

    [AllowNull]
    public override string ConnectionString
    {
        get => settings.ConnectionString;
        set
        {
            if (handle is not null)
                throw new InvalidOperationException("The connection is open. Close it before changing its connection string.");
            settings = new DuckDbConnectionStringBuilder(value ?? "");
        }
    }

    /// <summary>The name of the database in SQL: the file's without its extension, or <c>memory</c>.</summary>
    public override string Database =>
        DataSource.StartsWith(DuckDbConnectionStringBuilder.InMemory, StringComparison.Ordinal)
            ? "memory"
            : Path.GetFileNameWithoutExtension(DataSource);

    public override string DataSource => settings.DataSource;

    /// <summary>The version of libduckdb, such as <c>v1.5.6</c>.</summary>
    public override string ServerVersion => NativeText8.Borrowed(NativeMethods.LibraryVersion());

    public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

    protected override DbProviderFactory DbProviderFactory => DuckDbFactory.Instance;

    internal ConnectionHandle Handle =>
        handle ?? throw new InvalidOperationException("The connection is not open. Call Open first.");

    public override void Open()
    {
        if (handle is not null)
            throw new InvalidOperationException("The connection is open already.");
        DuckDbLibrary.EnsureLoaded();
        var found = DatabaseRegistry.Find(DataSource);
        handle = found.Connect(settings.Options());
        database = found;
        UseUtc();
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    public override Task OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    public override void Close()
    {
        if (handle is null)
            return;
        DisposeChildren();
        database?.Disconnect(handle);
        (handle, database) = (null, null);
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    public override void ChangeDatabase(string databaseName) =>
        Execute($"USE \"{databaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>Stops what the connection is doing, from any thread; the connection stays usable.</summary>
    public void Interrupt()
    {
        if (handle is { IsClosed: false } running)
            NativeMethods.Interrupt(running);
    }

    public new DuckDbCommand CreateCommand() => new(this);

    public new DuckDbTransaction BeginTransaction() => BeginTransaction(IsolationLevel.Unspecified);

    public new DuckDbTransaction BeginTransaction(IsolationLevel isolationLevel)
    {
        if (isolationLevel is IsolationLevel.Serializable or IsolationLevel.Chaos)
            throw new NotSupportedException($"DuckDB has snapshot isolation; {isolationLevel} is not to be had.");
        if (transaction is not null)
            throw new InvalidOperationException("The connection is in a transaction already; DuckDB does not nest them.");
        return transaction = new DuckDbTransaction(this);
    }

    /// <summary>Loads rows into a table, found on the search path.</summary>
    public DuckDbAppender CreateAppender(string table) => CreateAppender(schema: null, table);

    /// <summary>Loads rows into a table; a null schema means the search path.</summary>
    public DuckDbAppender CreateAppender(string? schema, string table) => new(this, schema, table);

    /// <summary>
    /// Keeps rows in memory that SQL reads without a table. The name is for messages; a column has a name and its type in SQL.
    /// </summary>
    public DuckDbRows CreateRows(string name, IEnumerable<(string Name, string Type)> columns) => new(this, name, [.. columns]);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    internal void Execute(string sql)
    {
        using var command = new DuckDbCommand(this) { CommandText = sql };
        command.ExecuteNonQuery();
    }

    /// <summary>Begins a transaction unless the connection is in one, also in one that was begun by SQL.</summary>
    internal bool TryBegin()
    {
        if (transaction is not null || CurrentTransactionId() == CurrentTransactionId())
            return false;
        Execute("BEGIN TRANSACTION");
        return true;
    }

    /// <summary>Rolls back; DuckDB may have done so already after an error.</summary>
    internal void RollBackIfAny()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (DuckDbException e) when (e.ErrorType == DuckDbErrorType.Transaction)
        {
            // There is none.
        }
    }

    internal void Track(IDisposable child) => children.Add(child);

    internal void Untrack(IDisposable child) => children.Remove(child);

    internal void Forget(DuckDbTransaction ended)
    {
        if (ReferenceEquals(transaction, ended))
            transaction = null;
    }

    // Outside a transaction each statement is one, with an id of its own. (Trying to begin would break the caller's.)
    private long CurrentTransactionId()
    {
        using var command = new DuckDbCommand("SELECT txid_current()", this);
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(0);
    }

    // DuckDB takes the machine's time zone for what a TIMESTAMPTZ means in text and casts; here instants are UTC.
    private void UseUtc()
    {
        try
        {
            Execute("SET TimeZone = 'UTC'");
        }
        catch
        {
            Close();
            throw;
        }
    }

    private void DisposeChildren()
    {
        foreach (var child in children.ToArray())
            child.Dispose();
        children.Clear();
        transaction?.Abandon();
        transaction = null;
    }
}
