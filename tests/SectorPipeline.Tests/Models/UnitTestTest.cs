using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>A test over a project with unit tests; the first line of what is written as one is line 2 of models/units.yml.</summary>
public abstract class UnitTestTest : ProjectTest
{
    /// <summary>Writes the only unit test of the project.</summary>
    internal void Unit(string text) =>
        Project.Write("models/units.yml", "unit_tests:\n  - " + text.Replace("\n", "\n    ", StringComparison.Ordinal) + "\n");

    /// <summary>Runs the tests without building anything.</summary>
    protected async Task<NodeResult> TestAsync()
    {
        var runner = await Project.RunnerAsync();
        return (await runner.TestAsync(new SqlRunOptions(), CancellationToken.None)).Results.Single(result => result.Node is UnitTestNode);
    }

    /// <summary>What the unit test says when it does not pass, with the project's folder left out.</summary>
    protected async Task<string> FaultAsync(NodeStatus status)
    {
        var result = await TestAsync();
        Assert.That(result.Status, Is.EqualTo(status), result.Message);
        return Short(result.Message);
    }

    protected async Task PassesAsync()
    {
        var result = await TestAsync();
        Assert.That(result.Status, Is.EqualTo(NodeStatus.Pass), result.Message);
    }
}
