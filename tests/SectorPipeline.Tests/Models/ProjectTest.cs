using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>A test over a project of its own.</summary>
public abstract class ProjectTest
{
    private ProjectFolder? project;

    internal ProjectFolder Project => project ?? throw new InvalidOperationException("The test has not begun.");

    [SetUp]
    public void CreateProject() => project = new ProjectFolder();

    [TearDown]
    public async Task RemoveProject()
    {
        if (project is not null)
            await project.DisposeAsync();
    }

    /// <summary>What loading says is wrong, with the project's folder left out.</summary>
    protected string LoadFault()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Project.Load());
        return Short(failure!.Message);
    }

    /// <summary>What a template comes to as the model <c>m</c>, or why it fails.</summary>
    protected async Task<string?> CompileAsync(string template)
    {
        Project.Write("models/m.sql", template);
        var result = await (await Project.RunnerAsync()).CompileAsync(new SqlRunOptions(), CancellationToken.None);
        var compiled = Result(result, "m");
        return compiled.CompiledCode ?? compiled.Message;
    }

    protected string Short(string message) => message.Replace(Project.Directory + "/", "", StringComparison.Ordinal);

    protected static NodeResult Result(InvocationResult result, string name) => result.Results.Single(node => node.Node.Name == name);

    protected static string Statuses(InvocationResult result) =>
        string.Join(' ', result.Results.OrderBy(node => node.Node.Name, StringComparer.Ordinal).Select(node => $"{node.Node.Name}={node.Status}"));
}
