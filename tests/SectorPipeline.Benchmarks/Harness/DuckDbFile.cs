using SectorPipeline.DuckDb;

namespace SectorPipeline.Benchmarks;

/// <summary>Connections and statements without ceremony.</summary>
internal static class DuckDbFile
{
    public static DuckDbConnection Open(string path = DuckDbConnectionStringBuilder.InMemory)
    {
        var connection = new DuckDbConnection(new DuckDbConnectionStringBuilder { DataSource = path }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static void Run(this DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
