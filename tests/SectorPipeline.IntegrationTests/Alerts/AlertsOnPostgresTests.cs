using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Alerts;

public sealed class AlertsOnPostgresTests : AlertContract
{
    private PostgresDatabase? database;
    private PostgresWarehouse? warehouse;

    private PostgresDatabase Database => database ?? throw new InvalidOperationException("It is made before each test.");

    private PostgresWarehouse Warehouse => warehouse ?? throw new InvalidOperationException("It is made before each test.");

    [OneTimeSetUp]
    public async Task Create()
    {
        database = await PostgresDatabase.CreateAsync("alerts");
        warehouse = await PostgresWarehouse.OpenAsync(Database.Settings, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await Warehouse.DisposeAsync();
        await Database.DisposeAsync();
    }

    protected override Task<IWarehouse> OpenAsync() => Task.FromResult<IWarehouse>(Warehouse);
}
