namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbWarehouseCatalogContract : WarehouseCatalogContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
