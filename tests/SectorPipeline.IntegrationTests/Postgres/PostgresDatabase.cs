using Npgsql;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

/// <summary>An empty database of a test's own on the server of the test run, which goes when it is disposed.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private PostgresDatabase(PostgresWarehouseOptions settings) => Settings = settings;

    public PostgresWarehouseOptions Settings { get; }

    public string ConnectionString => ConnectionStringOf(Settings);

    /// <summary>What the target <c>postgres</c> of profiles.yml asks the environment for.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["POSTGRES_HOST"] = Settings.Host,
        ["POSTGRES_PORT"] = $"{Settings.Port}",
        ["POSTGRES_USER"] = Settings.User,
        ["POSTGRES_PASSWORD"] = Settings.Password.Reveal(),
        ["POSTGRES_DATABASE"] = Settings.Database,
    };

    public static async Task<PostgresDatabase> CreateAsync(string prefix)
    {
        var server = PostgresServer.Require().ConnectionSettings;
        var name = $"{prefix}_{Guid.NewGuid():N}";
        await OnServerAsync(server, $"create database {name}");
        return new PostgresDatabase(server with { Database = name });
    }

    public async ValueTask DisposeAsync() =>
        await OnServerAsync(PostgresServer.Require().ConnectionSettings, $"drop database {Settings.Database} with (force)");

    private static async Task OnServerAsync(PostgresWarehouseOptions server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionStringOf(server)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionStringOf(PostgresWarehouseOptions settings) => new NpgsqlConnectionStringBuilder
    {
        Host = settings.Host,
        Port = settings.Port ?? 5432,
        Username = settings.User,
        Password = settings.Password.Reveal(),
        Database = settings.Database,
    }.ConnectionString;
}
