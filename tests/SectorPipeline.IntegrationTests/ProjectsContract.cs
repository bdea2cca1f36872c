using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>What the tests of an example project share; a subclass per engine opens the database.</summary>
public abstract class ProjectsContract(string name)
{
    private ProjectsDatabase? database;
    private ProjectsCopy? project;

    internal ProjectsCopy Project => project ?? throw new InvalidOperationException("The test has not begun.");

    [SetUp]
    public async Task CopyTheProject()
    {
        database = await OpenAsync($"example_{name}");
        project = new ProjectsCopy(name, database);
    }

    [TearDown]
    public async Task RemoveTheProject()
    {
        project?.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>A database without the schema, nor any that is named after it.</summary>
    protected abstract Task<ProjectsDatabase> OpenAsync(string schema);

    internal static NodeResult Result(InvocationResult result, string node) => result.Results.Single(one => one.Node.Name == node);

    internal static void AssertSucceeded(InvocationResult result) =>
        Assert.That(result.Results.Where(one => !one.IsGood).Select(one => $"{one.Node.UniqueId} {one.Status}: {one.Message}"), Is.Empty);
}
