namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbLoadContract : LoadContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
