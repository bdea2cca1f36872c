namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsShopOnPostgresTests : ProjectsShopContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => ProjectsPostgresDatabase.CreateAsync(schema);
}
