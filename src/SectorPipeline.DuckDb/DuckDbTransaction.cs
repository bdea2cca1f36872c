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

    public override void Commit() => End("COMMIT");

    public override void Rollback() => End("ROLLBACK");

    protected override void Dispose(bool disposing)
    {
        if (disposing && connection is { State: ConnectionState.Open })
            Rollback();
        base.Dispose(disposing);
    }

    internal void Abandon() => connection = null;

    private void End(string statement)
    {
        var open = connection
            ?? throw new InvalidOperationException("The transaction has ended already: it was committed, rolled back or its connection closed.");
        connection = null;
        open.Forget(this);
        open.Execute(statement);
    }
}
