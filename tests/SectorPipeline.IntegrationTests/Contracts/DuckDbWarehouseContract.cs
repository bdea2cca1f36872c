namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbWarehouseContract : WarehouseContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
