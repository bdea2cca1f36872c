using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>All artifacts of a project with a node of every kind have the fields of their formats, and no others.</summary>
public sealed class ArtifactFormatTests : ProjectTest
{
    [SetUp]
    public async Task WriteProject()
    {
        Project.WriteEveryKind();
        await Project.ExecuteAsync("create table main.items as select 1 as id, current_timestamp - interval 3 day as loaded_at");
    }

    [Test]
    public async Task The_manifest_and_the_results_of_a_build_are_of_their_formats()
    {
        var result = await Project.BuildDataAsync();

        Assert.That(result.Results.Where(node => !node.IsGood).Select(node => node.Message), Is.Empty);
        Assert.That(Faults("manifest"), Is.Empty);
        Assert.That(Faults("run_results"), Is.Empty);
    }

    [Test]
    public async Task What_documentation_is_made_of_is_of_its_formats()
    {
        await Project.BuildDataAsync();

        await (await Project.RunnerAsync()).GenerateDocsAsync(new SqlRunOptions(), compile: true, CancellationToken.None);

        Assert.That(Faults("manifest"), Is.Empty);
        Assert.That(Faults("catalog"), Is.Empty);
        Assert.That(Faults("run_results"), Is.Empty);
    }

    [Test]
    public async Task Failures_skips_and_errors_are_of_the_format()
    {
        Project.Write("models/broken.sql", "select nothing from nowhere").Write("models/below.sql", "select * from {{ ref('broken') }}");

        await Project.BuildAsync("broken+");

        Assert.That(Faults("run_results"), Is.Empty);
    }

    [Test]
    public async Task Ages_of_sources_are_of_the_format()
    {
        Project.Write("models/more.yml", "sources: [{ name: gone, schema: main, loaded_at_field: loaded_at, tables: [{ name: missing, freshness: { warn_after: { count: 1, period: day } } }] }]");

        await (await Project.RunnerAsync()).FreshnessAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(Faults("sources"), Is.Empty);
        Assert.That(Faults("manifest"), Is.Empty);
    }

    private IEnumerable<string> Faults(string artifact) => ArtifactShapes.Faults(artifact, Project.Read($"target/{artifact}.json"));
}
