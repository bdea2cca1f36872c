using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>The engines that contracts are run on.</summary>
internal static class ContractDatabases
{
    /// <summary>A DuckDB file in a folder of its own.</summary>
    public static async Task<ContractDatabase> DuckDbAsync()
    {
        var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "contract.duckdb");
        var warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = path }, CancellationToken.None);
        return new ContractDatabase(warehouse, $"{{ type: duckdb, path: '{path}', schema: main, threads: 4 }}", async () =>
        {
            await warehouse.DisposeAsync();
            folder.Dispose();
        });
    }

    /// <summary>A schema of this name in the PostgreSQL of the test run.</summary>
    public static async Task<ContractDatabase> PostgresAsync(string schema)
    {
        var created = await PostgresServer.CreateSchemaAsync(schema);
        return new ContractDatabase(created.Warehouse, Profile(created.Settings), created.DisposeAsync);
    }

    /// <summary>A database of its own in the PostgreSQL of the test run, for what has its place in fixed schemas.</summary>
    public static async Task<ContractDatabase> PostgresDatabaseAsync()
    {
        var created = await PostgresDatabase.CreateAsync("contract");
        var warehouse = await PostgresWarehouse.OpenAsync(created.Settings, CancellationToken.None);
        return new ContractDatabase(warehouse, Profile(created.Settings), async () =>
        {
            await warehouse.DisposeAsync();
            await created.DisposeAsync();
        });
    }

    /// <summary>The entry of profiles.yml for a schema of the PostgreSQL of the test run.</summary>
    public static string Profile(PostgresWarehouseOptions settings, string password = "none") =>
        $"{{ type: postgres, host: '{settings.Host}', port: {settings.Port}, user: {settings.User}, password: \"{password}\", dbname: {settings.Database}, schema: '{settings.Schema}', threads: 4 }}";
}
