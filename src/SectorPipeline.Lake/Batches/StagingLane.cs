using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>One of the connections over which the files of a batch are written.</summary>
internal sealed class StagingLane : IDisposable
{
    private readonly DuckDbConnection connection;

    public StagingLane(string settings)
    {
        connection = new DuckDbConnection(settings);
        connection.Open();
    }

    public DuckDbRows CreateRows(string name, IEnumerable<(string Name, string Type)> columns) => connection.CreateRows(name, columns);

    public void Execute(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public async Task ExecuteAsync(string statement, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public void Dispose() => connection.Dispose();
}
