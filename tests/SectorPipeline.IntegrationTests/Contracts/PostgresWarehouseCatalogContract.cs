namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresWarehouseCatalogContract : WarehouseCatalogContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresWarehouseCatalogContract));
}
