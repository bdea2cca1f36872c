namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbEngineConcurrencyContract : EngineConcurrencyContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
