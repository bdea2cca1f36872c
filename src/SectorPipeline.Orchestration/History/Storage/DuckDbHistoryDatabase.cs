using System.Collections.Concurrent;
using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>The history's file: writes come one at a time, and reads beside them see what was committed.</summary>
internal sealed class DuckDbHistoryDatabase : IHistoryDatabase
{
    private const int MostReaders = 2;

    private readonly DuckDbConnection connection;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentQueue<PendingWrite> waiting = new();
    private readonly SemaphoreSlim readerTurn = new(MostReaders);
    private readonly ConcurrentBag<DuckDbConnection> readers = [];

    private DuckDbHistoryDatabase(DuckDbConnection connection, string path, TimeProvider time) =>
        (this.connection, Place, this.time) = (connection, path, time);

    public string Place { get; }

    public bool IsShared => false;

    public static DuckDbHistoryDatabase Open(string path, TimeProvider time)
    {
        // A database in memory is shared by those who know its name. Statements here touch few rows; a second thread only costs.
        var source = path == DuckDbConnectionStringBuilder.InMemory ? $"{path}{Guid.NewGuid():N}" : path;
        var opened = new DuckDbConnection(new DuckDbConnectionStringBuilder { DataSource = source, Threads = 1 }.ConnectionString);
        try
        {
            CreateFolderOf(path);
            opened.Open();
            return new DuckDbHistoryDatabase(opened, path, time);
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            throw Failure(path, "opened", error);
        }
    }

    public async Task<T> ReadAsync<T>(Func<HistoryTransaction, Task<T>> read, CancellationToken cancellation)
    {
        await readerTurn.WaitAsync(cancellation);
        try
        {
            if (!readers.TryTake(out var reader))
                reader = OpenBeside();
            try
            {
                using var snapshot = reader.BeginTransaction();
                return await read(new DuckDbHistoryTransaction(reader, time));
            }
            finally
            {
                readers.Add(reader);
            }
        }
        catch (DbException error)
        {
            throw Failure(Place, "used", error);
        }
        finally
        {
            readerTurn.Release();
        }
    }

    /// <summary>Shares its transaction with calls that wait at the same time: a commit costs far more than a statement.</summary>
    public async Task<T> WriteAsync<T>(Func<HistoryTransaction, Task<T>> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingResult<T>(write);
        waiting.Enqueue(pending);
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            await CommitWaitingAsync();
        }
        finally
        {
            turn.Release();
        }

        return await pending.Committed;
    }

    public void Dispose()
    {
        foreach (var reader in readers)
            reader.Dispose();
        connection.Dispose();
        turn.Dispose();
        readerTurn.Dispose();
    }

    private DuckDbConnection OpenBeside()
    {
        var opened = new DuckDbConnection(connection.ConnectionString);
        opened.Open();
        return opened;
    }

    private static void CreateFolderOf(string path)
    {
        if (!path.StartsWith(DuckDbConnectionStringBuilder.InMemory, StringComparison.Ordinal))
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static PipelineException Failure(string path, string what, Exception error)
    {
        if (error is PipelineException failure)
            return failure;
        var reason = error.Message.StartsWith(path + ": ", StringComparison.Ordinal) ? error.Message[(path.Length + 2)..] : error.Message;
        var isTransient = error is DbException { IsTransient: true };
        var remedy = isTransient ? "" : " Free space, or, if it is damaged, move the file away: a new history begins.";
        return new PipelineException($"{path}: the run history cannot be {what}: {reason.TrimEnd()}{remedy}", error) { IsTransient = isTransient };
    }

    // One that is refused must not take the others with it: then each is tried alone.
    private async Task CommitWaitingAsync()
    {
        var writes = new List<PendingWrite>();
        while (waiting.TryDequeue(out var write))
            writes.Add(write);
        if (writes.Count > 1 && await CommitAsync(writes) is null)
            writes.ForEach(write => write.Succeed());
        else
            foreach (var write in writes)
                await CommitAloneAsync(write);
    }

    private async Task CommitAloneAsync(PendingWrite write)
    {
        if (await CommitAsync([write]) is { } error)
            write.Fail(Failure(Place, "written", error));
        else
            write.Succeed();
    }

    private async Task<Exception?> CommitAsync(List<PendingWrite> writes)
    {
        var statements = new DuckDbHistoryTransaction(connection, time);
        try
        {
            using var transaction = connection.BeginTransaction();
            foreach (var write in writes)
                await write.ApplyAsync(statements);
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
