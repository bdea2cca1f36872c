namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbEngineSwapContract : EngineSwapContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
