namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresEngineSwapContract : EngineSwapContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresEngineSwapContract));
}
