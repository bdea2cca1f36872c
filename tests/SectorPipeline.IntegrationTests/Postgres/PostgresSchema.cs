using System.Data.Common;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

/// <summary>A schema of a test class's own, and a warehouse in which unqualified names are in it.</summary>
internal sealed class PostgresSchema : IAsyncDisposable
{
    private PostgresSchema(PostgresWarehouse warehouse, PostgresWarehouseOptions settings) => (Warehouse, Settings) = (warehouse, settings);

    public PostgresWarehouse Warehouse { get; }

    /// <summary>What <see cref="Warehouse"/> was opened with.</summary>
    public PostgresWarehouseOptions Settings { get; }

    public string Name => Settings.Schema;

    public static async Task<PostgresSchema> CreateAsync(PostgresWarehouseOptions server, string name)
    {
        var settings = server with { Schema = name, SearchPath = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" };
        var schema = new PostgresSchema(await PostgresWarehouse.OpenAsync(settings, CancellationToken.None), settings);
        await schema.ExecuteAsync($"drop schema if exists {schema.Quoted} cascade; create schema {schema.Quoted}");
        return schema;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Warehouse.OpenAsync(CancellationToken.None);
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Warehouse.OpenAsync(CancellationToken.None);
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"drop schema if exists {Quoted} cascade");
        await Warehouse.DisposeAsync();
    }

    private string Quoted => Warehouse.Dialect.Quote(Name);

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
