namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbEngineCommandContract : EngineCommandContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
