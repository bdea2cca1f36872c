namespace SectorPipeline.IntegrationTests.Contracts;

public sealed class DuckDbEngineMaterializationContract : EngineMaterializationContract
{
    protected override Task<ContractDatabase> OpenAsync() => ContractDatabases.DuckDbAsync();
}
