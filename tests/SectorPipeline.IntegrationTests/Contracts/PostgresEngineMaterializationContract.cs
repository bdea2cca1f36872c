namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class PostgresEngineMaterializationContract : EngineMaterializationContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.PostgresAsync(nameof(PostgresEngineMaterializationContract));
}
