namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresEngineConcurrencyContract : EngineConcurrencyContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresEngineConcurrencyContract));
}
