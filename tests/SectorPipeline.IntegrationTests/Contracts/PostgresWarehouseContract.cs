namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresWarehouseContract : WarehouseContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresWarehouseContract));
}
