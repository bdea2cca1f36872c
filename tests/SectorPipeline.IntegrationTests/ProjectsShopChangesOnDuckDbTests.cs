namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsShopChangesOnDuckDbTests : ProjectsShopChangesContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => Task.FromResult<ProjectsDatabase>(new ProjectsDuckDbDatabase(schema));
}
