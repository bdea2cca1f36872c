using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Alerts;

public sealed class AlertsOnPostgresTests : AlertContract
{
    private PostgresDatabase database;
    private PostgresWarehouse warehouse;

    [OneTimeSetUp]
    public async Task Create()
    {
        database = await PostgresDatabase.CreateAsync("alerts");
        warehouse = await PostgresWarehouse.OpenAsync(database.Settings, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await warehouse.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override Task<IWarehouse> OpenAsync() => Task.FromResult<IWarehouse>(warehouse);
}
