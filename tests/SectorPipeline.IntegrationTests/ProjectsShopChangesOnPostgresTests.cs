namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsShopChangesOnPostgresTests : ProjectsShopChangesContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => ProjectsPostgresDatabase.CreateAsync(schema);
}
