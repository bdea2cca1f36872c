using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>
/// The one thread that writes to the history's file, in the order it was asked. What is asked for while it works shares the transaction: a commit
/// costs far more than a statement.
/// </summary>
internal sealed class DuckDbHistoryWriter : IDisposable
{
    private const int MostTogether = 100;

    private readonly DuckDbConnection connection;
    private readonly Func<Exception, Exception> describe;
    private readonly TimeProvider time;
    private readonly BlockingCollection<PendingWrite> waiting = [];
    private readonly Thread thread;

    /// <param name="connection">What it writes on; not used by others meanwhile.</param>
    /// <param name="describe">What the one who asked is told of an error.</param>
    /// <param name="time">The clock of the history.</param>
    public DuckDbHistoryWriter(DuckDbConnection connection, Func<Exception, Exception> describe, TimeProvider time)
    {
        (this.connection, this.describe, this.time) = (connection, describe, time);
        thread = new Thread(CommitAll) { IsBackground = true, Name = "run history" };
        thread.Start();
    }

    /// <summary>Has a call applied after all that came before it; the task ends when it is committed.</summary>
    public Task<T> WriteAsync<T>(Func<HistoryTransaction, Task<T>> write)
    {
        var pending = new PendingResult<T>(write);
        waiting.Add(pending);
        return pending.Committed;
    }

    /// <summary>Ends when all that was asked for is committed.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void CommitAll()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
            CommitFrom(first);
    }

    // One that is refused must not take the others with it: then each is tried alone.
    private void CommitFrom(PendingWrite first)
    {
        var writes = new List<PendingWrite>();
        if (Commit(Take(first, writes)) is not { } error)
            writes.ForEach(write => write.Succeed());
        else if (writes.Count == 1)
            first.Fail(describe(error));
        else
            writes.ForEach(CommitAlone);
    }

    private void CommitAlone(PendingWrite write)
    {
        if (Commit([write]) is { } error)
            write.Fail(describe(error));
        else
            write.Succeed();
    }

    private IEnumerable<PendingWrite> Take(PendingWrite first, List<PendingWrite> taken)
    {
        taken.Add(first);
        yield return first;
        while (taken.Count < MostTogether && waiting.TryTake(out var next))
        {
            taken.Add(next);
            yield return next;
        }
    }

    // The embedded engine answers before it returns, so that nothing is waited for here.
    private Exception? Commit(IEnumerable<PendingWrite> writes)
    {
        var statements = new DuckDbHistoryTransaction(connection, time);
        try
        {
            using var transaction = connection.BeginTransaction();
            foreach (var write in writes)
                write.ApplyAsync(statements).GetAwaiter().GetResult();
            transaction.Commit();
            return null;
        }
        catch (Exception error)
        {
            statements.Undo();
            return error;
        }
    }
}
