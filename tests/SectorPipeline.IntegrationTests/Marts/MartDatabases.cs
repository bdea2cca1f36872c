using System.Data.Common;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>Empty warehouses of each engine for the models.</summary>
internal static class MartDatabases
{
    public static Task<MartDatabase> DuckDbAsync() => MartDatabase.CreateAsync("duckdb", new Dictionary<string, string>(StringComparer.Ordinal), ExecuteAsync);

    public static async Task<MartDatabase> PostgresAsync()
    {
        var database = await PostgresDatabase.CreateAsync("marts");
        return await MartDatabase.CreateAsync("postgres", database.Variables, ExecuteAsync, database.DisposeAsync);
    }

    private static async Task ExecuteAsync(DbConnection connection, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}
