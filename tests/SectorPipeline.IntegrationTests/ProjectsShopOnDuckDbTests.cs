namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsShopOnDuckDbTests : ProjectsShopContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => Task.FromResult<ProjectsDatabase>(new ProjectsDuckDbDatabase(schema));
}
