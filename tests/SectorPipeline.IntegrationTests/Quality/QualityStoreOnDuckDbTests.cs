using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Quality;

internal sealed class QualityStoreOnDuckDbTests : QualityStoreContract
{
    private DuckDbWarehouse? warehouse;

    protected override IWarehouse Warehouse => warehouse!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (warehouse is not null)
            await warehouse.DisposeAsync();
    }
}
