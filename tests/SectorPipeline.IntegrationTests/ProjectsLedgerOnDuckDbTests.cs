namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsLedgerOnDuckDbTests : ProjectsLedgerContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => Task.FromResult<ProjectsDatabase>(new ProjectsDuckDbDatabase(schema));
}
