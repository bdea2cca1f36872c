using System.Data.Common;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Orchestration;

/// <summary>The one connection to the history's file; calls come one at a time.</summary>
internal sealed class HistoryDatabase : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly SemaphoreSlim turn = new(1);

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

    /// <summary>Runs the call in a transaction of its own, when it is its turn.</summary>
    public Task WriteAsync(Action call, CancellationToken cancellation) =>
        InTurnAsync(() => InTransaction(call), cancellation);

    public bool InTransaction(Action call)
    {
        using var transaction = connection.BeginTransaction();
        call();
        transaction.Commit();
        return true;
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

    private DuckDbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new DuckDbCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
