using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

/// <summary>A database in memory, and short ways to talk to it.</summary>
internal static class Memory
{
    public static DuckDbConnection Open(string connectionString = "Data Source=:memory:")
    {
        var connection = new DuckDbConnection(connectionString);
        connection.Open();
        return connection;
    }

    extension(DuckDbConnection connection)
    {
        public int Run(string sql, params object?[] parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteNonQuery();
        }

        public object? Scalar(string sql, params object?[] parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteScalar();
        }

        public DuckDbDataReader Query(string sql, params object?[] parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteReader();
        }

        private DuckDbCommand Command(string sql, object?[] parameters)
        {
            var command = new DuckDbCommand(sql, connection);
            foreach (var parameter in parameters)
                command.Parameters.AddValue(parameter);
            return command;
        }
    }
}
