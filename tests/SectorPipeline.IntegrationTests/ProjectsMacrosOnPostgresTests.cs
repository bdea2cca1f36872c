namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsMacrosOnPostgresTests : ProjectsMacrosContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => ProjectsPostgresDatabase.CreateAsync(schema);
}
