using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>The one connection to the history's file; calls come one at a time.</summary>
internal sealed class HistoryDatabase : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly string path;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentQueue<PendingWrite> waiting = new();

    private HistoryDatabase(DuckDbConnection connection, string path) => (this.connection, this.path) = (connection, path);

    public static HistoryDatabase Open(string path)
    {
        // Statements here touch few rows; a second thread only costs.
        var opened = new DuckDbConnection(new DuckDbConnectionStringBuilder { DataSource = path, Threads = 1 }.ConnectionString);
        try
        {
            CreateFolderOf(path);
            opened.Open();
            return new HistoryDatabase(opened, path);
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            throw Failure(path, "opened", error);
        }
    }

    public async Task<T> InTurnAsync<T>(Func<T> call, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return call();
        }
        catch (DbException error)
        {
            throw Failure(path, "used", error);
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

    private static void CreateFolderOf(string path)
    {
        if (!path.StartsWith(DuckDbConnectionStringBuilder.InMemory, StringComparison.Ordinal))
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static PipelineException Failure(string path, string what, Exception error)
    {
        var reason = error.Message.StartsWith(path + ": ", StringComparison.Ordinal) ? error.Message[(path.Length + 2)..] : error.Message;
        var isTransient = error is DbException { IsTransient: true };
        var remedy = isTransient ? "" : " Free space, or, if it is damaged, move the file away: a new history begins.";
        return new PipelineException($"{path}: the run history cannot be {what}: {reason.TrimEnd()}{remedy}", error) { IsTransient = isTransient };
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
            var failure = Failure(path, "written", error);
            writes.ForEach(write => write.Fail(failure));
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
