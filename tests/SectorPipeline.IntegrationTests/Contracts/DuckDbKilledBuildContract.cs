using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbKilledBuildContract : KilledBuildContract
{
    protected override string Target => $"{{ type: duckdb, path: '{File}', schema: main }}";

    protected override string Schema => "main";

    private string File => Path.Combine(Root, "killed.duckdb");

    protected override Task CreateDatabaseAsync() => Task.CompletedTask;

    protected override Task RemoveDatabaseAsync() => Task.CompletedTask;

    protected override async Task<IWarehouse> OpenAsync() =>
        await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = File }, CancellationToken.None);
}
