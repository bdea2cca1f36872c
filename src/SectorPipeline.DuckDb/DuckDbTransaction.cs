using System.Data;
using System.Data.Common;

namespace SectorPipeline.DuckDb;

/// <summary>A transaction of a connection; disposing it without <see cref="Commit"/> rolls it back.</summary>
public sealed class DuckDbTransaction : DbTransaction
{
    private DuckDbConnection? connection;

    internal DuckDbTransaction(DuckDbConnection connection)
    {
        connection.Execute("BEGIN TRANSACTION");
        this.connection = connection;
    }

    /// <summary>Always a snapshot: it sees what was committed when it began, and its own changes.</summary>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    protected override DbConnection? DbConnection => connection;

    public override void Commit() => Leave().Execute("COMMIT");

    public override void Rollback() => Leave().Execute("ROLLBACK");

    protected override void Dispose(bool disposing)
    {
        if (disposing && connection is { State: ConnectionState.Open })
            Leave().RollBackIfAny();
        base.Dispose(disposing);
    }

    internal void Abandon() => connection = null;

    private DuckDbConnection Leave()
    {
        var open = connection
            ?? throw new InvalidOperationException("The transaction has ended already: it was committed, rolled back or its connection closed.");
        connection = null;
        open.Forget(this);
        return open;
    }
}
