using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

[TestFixture]
internal sealed class ProjectHookTests : ProjectTest
{
    [Test]
    public async Task Tests_run_the_hooks_of_the_project_too()
    {
        await WriteProjectAsync("on-run-start: insert into told values ('start')\non-run-end: insert into told values ('end')\n");
        Project.Write("tests/none.sql", "select 1 where false");

        await TestAsync();

        Assert.That(await Project.QueryAsync("select what from told"), Is.EqualTo("start;end"));
    }

    [Test]
    public async Task A_command_without_nodes_runs_no_hooks()
    {
        await WriteProjectAsync("on-run-start: insert into told values ('start')\n");

        await TestAsync();

        Assert.That(await Project.QueryAsync("select what from told"), Is.Empty);
    }

    [Test]
    public async Task Every_hook_is_a_result_and_those_after_a_failed_one_are_skipped()
    {
        await WriteProjectAsync("on-run-start: [select 1, select nothing, select 2]\non-run-end: select 3\n");
        Project.Write("models/m.sql", "select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("m=Success shop-on-run-end-0=Success shop-on-run-start-0=Success shop-on-run-start-1=Error shop-on-run-start-2=Skipped"));
        Assert.That(Result(result, "shop-on-run-start-1").Message, Does.Contain("dbt_project.yml (on-run-start): ").And.Contain("nothing"));
        Assert.That(Project.Read("target/run_results.json"), Does.Contain("operation.shop.shop-on-run-start-2"));
    }

    [Test]
    public async Task A_flag_skips_the_nodes_when_a_start_hook_fails()
    {
        await WriteProjectAsync("flags: { skip_nodes_if_on_run_start_fails: true }\non-run-start: select nothing\n");
        Project.Write("models/m.sql", "select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("m=Skipped shop-on-run-start-0=Error"));
    }

    [Test]
    public async Task End_hooks_see_the_nodes_and_only_the_schemas_of_what_was_built()
    {
        await WriteProjectAsync("""
            on-run-start: select 1
            on-run-end: "insert into told values ('{{ results | map(attribute='node.name') | sort | join(' ') }} in {{ schemas | join(' ') }}')"

            """);
        Project.Write("models/good.sql", "select 1 as a").Write("models/bad.sql", "{{ config(schema='elsewhere') }} select nothing");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select what from told"), Is.EqualTo("bad good in main"));
    }

    private async Task WriteProjectAsync(string settings)
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\n" + settings);
        await Project.ExecuteAsync("create table told (what varchar)");
    }

    private async Task TestAsync() => await (await Project.RunnerAsync()).TestAsync(new SqlRunOptions(), CancellationToken.None);
}
