using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Quality;

internal sealed class QualityStoreOnPostgresTests : QualityStoreContract
{
    private PostgresDatabase? database;
    private PostgresWarehouse? warehouse;

    protected override IWarehouse Warehouse => warehouse!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        database = await PostgresDatabase.CreateAsync("quality");
        warehouse = await PostgresWarehouse.OpenAsync(database.Settings, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (warehouse is not null)
            await warehouse.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
