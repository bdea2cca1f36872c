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
    private readonly DuckDbHistoryWriter writer;
    private readonly SemaphoreSlim readerTurn = new(MostReaders);
    private readonly ConcurrentBag<DuckDbConnection> readers = [];

    private DuckDbHistoryDatabase(DuckDbConnection connection, string path, TimeProvider time)
    {
        (this.connection, Place, this.time) = (connection, path, time);
        writer = new DuckDbHistoryWriter(connection, error => Failure(path, "written", error), time);
    }

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

    public Task<T> WriteAsync<T>(Func<HistoryTransaction, Task<T>> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return writer.WriteAsync(write);
    }

    public Task<Task> WriteInOrderAsync(Func<HistoryTransaction, Task> write, CancellationToken cancellation) =>
        Task.FromResult(((IHistoryDatabase)this).WriteAsync(write, cancellation));

    public void Dispose()
    {
        writer.Dispose();
        foreach (var reader in readers)
            reader.Dispose();
        connection.Dispose();
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
}
