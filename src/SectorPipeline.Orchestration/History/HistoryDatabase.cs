using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>The one connection to the history's file; calls come one at a time.</summary>
internal sealed class HistoryDatabase : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentQueue<PendingWrite> waiting = new();

    private HistoryDatabase(DuckDbConnection connection) => this.connection = connection;

    public static HistoryDatabase Open(string path)
    {
        // Statements here touch few rows; a second thread only costs.
        var opened = new DuckDbConnection(new DuckDbConnectionStringBuilder { DataSource = path, Threads = 1 }.ConnectionString);
        try
        {
            opened.Open();
            return new HistoryDatabase(opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public async Task<T> InTurnAsync<T>(Func<T> call, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return call();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs the call in a transaction, which it shares with calls that wait at the same time: a commit costs far more than a statement.</summary>
    public async Task WriteAsync(Action call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new PendingWrite(call);
        waiting.Enqueue(write);
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            CommitWaiting();
        }
        finally
        {
            turn.Release();
        }

        await write.Committed;
    }

    public void InTransaction(Action call)
    {
        using var transaction = connection.BeginTransaction();
        call();
        transaction.Commit();
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public List<T> Read<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public void Dispose()
    {
        connection.Dispose();
        turn.Dispose();
    }

    private void CommitWaiting()
    {
        var writes = new List<PendingWrite>();
        while (waiting.TryDequeue(out var write))
            writes.Add(write);
        if (writes.Count == 0)
            return;
        try
        {
            InTransaction(() => writes.ForEach(write => write.Apply()));
            writes.ForEach(write => write.Succeed());
        }
        catch (Exception error)
        {
            writes.ForEach(write => write.Fail(error));
        }
    }

    private DuckDbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new DuckDbCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
