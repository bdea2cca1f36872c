namespace SectorPipeline.Tests.Models;

[TestFixture]
internal sealed class NodeHookTests : ProjectTest
{
    [TestCase("{{ config(post_hook=\"insert into told select a from {{ ref('first') }}\") }} select 2 as b", "")]
    [TestCase("select 2 as b", "models: { +post-hook: \"insert into told select a from {{ ref('first') if this.name == 'second' else this }}\" }\n")]
    public async Task A_node_waits_for_what_its_hooks_refer_to(string second, string settings)
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\n" + settings);
        Project.Write("models/first.sql", "select 1 as a").Write("models/second.sql", second);
        await Project.ExecuteAsync("create table told (what integer)");

        var result = await Project.BuildAsync();

        Assert.That(result.Succeeded, string.Join('\n', result.Results.Select(one => one.Message)));
        Assert.That(Project.Load().Graph["model.shop.second"].DependsOn, Is.EqualTo((string[])["model.shop.first"]));
        Assert.That(await Project.QueryAsync("select distinct what from told"), Is.EqualTo("1"));
    }

    [Test]
    public void A_hook_that_refers_to_nothing_is_found_before_anything_runs()
    {
        Project.Write("models/first.sql", "{{ config(post_hook=\"select * from {{ ref('secnd') }}\") }} select 1 as a").Write("models/second.sql", "select 1 as a");

        Assert.That(LoadFault(), Does.Contain("no model is called 'secnd'. Did you mean 'second'?"));
    }

    [Test]
    public async Task The_header_of_a_query_knows_the_tables_that_it_names()
    {
        Project.Write("models/first.sql", "select 1 as a").Write("models/second.sql", """
            {{ config(materialized='table') }}
            {% call set_sql_header(config) %}
            create temp table seen as select a, '{{ this }}' as me, {{ is_incremental() }} as again from {{ ref('first') }};
            {% endcall %}
            select * from seen
            """);

        var result = await Project.BuildAsync();

        Assert.That(result.Succeeded, Result(result, "second").Message);
        Assert.That(await Project.QueryAsync("select me, a from second"), Is.EqualTo("\"memory\".\"main\".\"second\",1"));
    }
}
