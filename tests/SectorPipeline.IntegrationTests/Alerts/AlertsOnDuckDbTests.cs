using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Alerts;

public sealed class AlertsOnDuckDbTests : AlertContract
{
    private DuckDbWarehouse? warehouse;

    private DuckDbWarehouse Warehouse => warehouse ?? throw new InvalidOperationException("It is made before each test.");

    [OneTimeSetUp]
    public async Task Create() =>
        warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);

    [OneTimeTearDown]
    public async Task Drop() => await Warehouse.DisposeAsync();

    protected override Task<IWarehouse> OpenAsync() => Task.FromResult<IWarehouse>(Warehouse);
}
