using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>The project of macros: each model is a list of checks, what came out beside what should have.</summary>
public abstract class ProjectsMacrosContract() : ProjectsContract("macros")
{
    [TestCase("returned", 16)]
    [TestCase("arguments", 8)]
    [TestCase("scopes", 16)]
    [TestCase("conversions", 15)]
    [TestCase("modules", 19)]
    [TestCase("variables", 24)]
    [TestCase("queried", 14)]
    [TestCase("relations", 20)]
    [TestCase("cross_database", 27)]
    [TestCase("spine", 4)]
    [TestCase("dispatched", 10)]
    [TestCase("inventory", 9)]
    [TestCase("warned", 2)]
    public async Task Every_check_of_a_model_holds(string model, int checks)
    {
        AssertSucceeded(await Project.BuildAsync(select: $"+{model}", exclude: "resource_type:test"));

        Assert.That(await Project.RowsAsync($"select name, actual, expected from {{schema}}.{model} where actual <> expected or actual is null order by 1"), Is.Empty);
        Assert.That(await Project.RowAsync($"select count(*) from {{schema}}.{model}"), Is.EqualTo($"{checks}"));
    }

    [Test]
    public async Task The_whole_builds_twice()
    {
        AssertSucceeded(await Project.BuildAsync());
        AssertSucceeded(await Project.BuildAsync());
    }

    [Test]
    public async Task A_changed_variable_and_a_changed_package_macro_take_effect()
    {
        AssertSucceeded(await Project.BuildAsync());
        Project.Replace("packages/toolbox/macros/tools.sql", "left='[', right=']'", "left='{', right='}'");

        var result = await Project.BuildAsync("{animal: stoat}");

        Assert.That(Result(result, "checks_hold").Status, Is.EqualTo(NodeStatus.Fail));
        Assert.That(
            await Project.RowsAsync("select actual from {schema}.variables where name = 'of the package' union all select actual from {schema}.dispatched where name = 'package namespace' order by 1"),
            Is.EquivalentTo((string[])["stoat", "{x}"]));
    }

    [Test]
    public async Task A_ref_of_the_project_leaves_the_database_out()
    {
        var result = await Project.BuildAsync(select: "+watched", exclude: "resource_type:test");

        Assert.That(Result(result, "watched").CompiledCode, Does.Contain("\"example_macros\".\"animals\"").And.Not.Contain(".\"example_macros\""));
    }

    [Test]
    public async Task What_macros_warn_of_and_print_is_told()
    {
        var result = await Project.BuildAsync(select: "warned", exclude: "resource_type:test");

        AssertSucceeded(result);
        Assert.That(Project.Messages, Has.Some.Contains("the zoo closes early").And.Some.Contains("printed by warned"));
    }
}
