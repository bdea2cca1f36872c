using System.Data.Common;
using Npgsql;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>Empty warehouses of each engine for the models.</summary>
internal static class MartDatabases
{
    public static Task<MartDatabase> DuckDbAsync() => MartDatabase.CreateAsync("duckdb", new Dictionary<string, string>(StringComparer.Ordinal), ExecuteAsync);

    public static async Task<MartDatabase> PostgresAsync()
    {
        var server = PostgresServer.Require().ConnectionSettings;
        var name = $"marts_{Guid.NewGuid():N}";
        await OnServerAsync($"create database {name}");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["POSTGRES_HOST"] = server.Host,
            ["POSTGRES_PORT"] = $"{server.Port}",
            ["POSTGRES_USER"] = server.User,
            ["POSTGRES_PASSWORD"] = server.Password.Reveal(),
            ["POSTGRES_DATABASE"] = name,
        };
        return await MartDatabase.CreateAsync("postgres", environment, ExecuteAsync, async () => await OnServerAsync($"drop database {name} with (force)"));

        async Task OnServerAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
            {
                Host = server.Host,
                Port = server.Port ?? 5432,
                Username = server.User,
                Password = server.Password.Reveal(),
                Database = server.Database,
                Pooling = false,
            }.ConnectionString);
            await connection.OpenAsync();
            await ExecuteAsync(connection, [sql]);
        }
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
