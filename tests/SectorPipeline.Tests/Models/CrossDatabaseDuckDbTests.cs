using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class CrossDatabaseDuckDbTests : CrossDatabaseContract
{
    private readonly ProjectFolder project = new();

    [OneTimeTearDown]
    public async Task RemoveProject() => await project.DisposeAsync();

    protected override Task<SqlRunner> OpenAsync() => project.RunnerAsync();
}
