using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>A small project in a folder of the test's own, run by the engine in the database under test.</summary>
public abstract class EngineContract : DatabaseContract
{
    private TemporaryFolder? folder;
    private ProjectsObserver? observer;

    protected string Root => folder?.Path ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>What the engine and the templates have said so far.</summary>
    protected IReadOnlyCollection<string> Messages => observer?.Messages ?? [];

    [SetUp]
    public void CreateProject()
    {
        (folder, observer) = (new TemporaryFolder(), new ProjectsObserver());
        Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        Write("profiles.yml", $"shop: {{ target: dev, outputs: {{ dev: {Database.Target} }} }}\n");
    }

    [TearDown]
    public void RemoveProject() => folder?.Dispose();

    protected void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>A model of this materialization, or with more settings after it.</summary>
    protected void Model(string name, string materialized, string sql, string settings = "") =>
        Write($"models/{name}.sql", $"{{{{ config(materialized='{materialized}'{(settings.Length > 0 ? ", " : "")}{settings}) }}}}\n{sql}\n");

    protected SqlRunner Runner(string? targetPath = null) => new(
        SqlProject.Load(new SqlProjectOptions { ProjectDirectory = Root, TargetPath = targetPath }), Database.Warehouse, observer);

    protected Task<InvocationResult> RunAsync(params string[] select) => RunAsync(new SqlRunOptions { Select = select });

    protected Task<InvocationResult> RunAsync(SqlRunOptions options) => Runner().RunAsync(options, CancellationToken.None);

    protected Task<InvocationResult> BuildAsync(SqlRunOptions? options = null) => Runner().BuildAsync(options ?? new SqlRunOptions(), CancellationToken.None);

    /// <summary>Runs what is selected, and fails the test where a node does not succeed.</summary>
    protected async Task SucceedAsync(params string[] select) => AssertSucceeded(await RunAsync(select));

    protected static NodeResult Result(InvocationResult result, string name) => result.Results.Single(one => one.Node.Name == name);

    protected static string Statuses(InvocationResult result) =>
        string.Join(' ', result.Results.OrderBy(one => one.Node.Name, StringComparer.Ordinal).Select(one => $"{one.Node.Name}={one.Status}"));

    protected static void AssertSucceeded(InvocationResult result) =>
        Assert.That(result.Results.Where(one => !one.IsGood).Select(one => $"{one.Node.UniqueId} {one.Status}: {one.Message}"), Is.Empty);
}
