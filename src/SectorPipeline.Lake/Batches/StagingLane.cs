using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>
/// One of the connections over which a batch is staged. Its rows stay in a transaction that never commits: files are
/// written from within it, because a commit would copy every row once more.
/// </summary>
internal sealed class StagingLane : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly DuckDbTransaction transaction;

    public StagingLane(string settings)
    {
        connection = new DuckDbConnection(settings);
        connection.Open();
        transaction = connection.BeginTransaction();
    }

    /// <summary>Creates a table and an appender to it.</summary>
    public DuckDbAppender CreateTable(string name, string columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"create table {SqlText.Name(name)} ({columns})";
        command.ExecuteNonQuery();
        return connection.CreateAppender("main", name);
    }

    public async Task ExecuteAsync(string statement, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
