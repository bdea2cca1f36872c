namespace SectorPipeline.IntegrationTests;

public sealed class ProjectsMacrosOnDuckDbTests : ProjectsMacrosContract
{
    protected override Task<ProjectsDatabase> OpenAsync(string schema) => Task.FromResult<ProjectsDatabase>(new ProjectsDuckDbDatabase(schema));
}
