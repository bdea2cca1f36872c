namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresEngineCommandContract : EngineCommandContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresEngineCommandContract));
}
