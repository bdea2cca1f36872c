namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsLedgerOnPostgresTests : ProjectsLedgerContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => ProjectsPostgresDatabase.CreateAsync(schema);
}
