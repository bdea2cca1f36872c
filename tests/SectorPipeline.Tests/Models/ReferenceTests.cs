namespace SectorPipeline.Tests.Models;

public sealed class ReferenceTests : ProjectTest
{
    [Test]
    public void An_unknown_model_is_told_with_line_caret_and_the_nearest_name()
    {
        Project.Write("models/stg_prices.sql", "select 1 as a")
            .Write("models/marts/x.sql", "select a\nfrom {{ ref('stg_price') }}\nwhere true");

        Assert.That(LoadFault(), Is.EqualTo("""
            models/marts/x.sql:2: no model is called 'stg_price'. Did you mean 'stg_prices'?
                1 | select a
                2 | from {{ ref('stg_price') }}
                  |              ^
                3 | where true
            """));
    }

    [Test]
    public void All_faults_are_told_at_once()
    {
        Project.Write("models/a.sql", "select * from {{ ref('x') }}").Write("models/b.sql", "select * from {{ ref('y') }}");

        Assert.That(LoadFault(), Does.Contain("models/a.sql:1").And.Contain("models/b.sql:1"));
    }

    [TestCase("raw", "price", "source 'raw' has no table 'price'. Did you mean 'prices'?")]
    [TestCase("row", "prices", "no source is called 'row'. Did you mean 'raw'?")]
    public void An_unknown_source_is_told(string source, string table, string message)
    {
        Project.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: prices }] }]")
            .Write("models/a.sql", $"select * from {{{{ source('{source}', '{table}') }}}}");

        Assert.That(LoadFault(), Does.StartWith($"models/a.sql:1: {message}"));
    }

    [Test]
    public void A_circle_is_told_as_a_path()
    {
        Project.Write("models/a.sql", "select * from {{ ref('c') }}")
            .Write("models/b.sql", "select * from {{ ref('a') }}")
            .Write("models/c.sql", "select * from {{ ref('b') }}");

        Assert.That(LoadFault(), Does.Contain("models/a.sql, models/b.sql, models/c.sql").And.Contain("a → c → b → a"));
    }

    [Test]
    public void A_ref_to_a_disabled_model_is_told()
    {
        Project.Write("models/a.sql", "{{ config(enabled=false) }} select 1").Write("models/b.sql", "select * from {{ ref('a') }}");

        Assert.That(LoadFault(), Does.StartWith("models/b.sql:1: the model 'a' is disabled."));
    }

    [Test]
    public void Two_models_of_one_name_are_refused()
    {
        Project.Write("models/x/a.sql", "select 1").Write("models/y/a.sql", "select 1");

        Assert.That(LoadFault(), Does.StartWith("models/x/a.sql, models/y/a.sql: all are called 'a'."));
    }

    [Test]
    public async Task Of_models_of_one_name_the_enabled_one_is_built()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { y: { +enabled: false } } }\n")
            .Write("models/x/a.sql", "{{ config(enabled=var('old', false)) }} select * from {{ ref('base') }}")
            .Write("models/y/a.sql", "select * from {{ ref('base') }}")
            .Write("models/z/a.sql", "select 3 as id")
            .Write("models/base.sql", "select 1 as id")
            .Write("models/b.sql", "select id from {{ ref('a') }}")
            .Write("models/schema.yml", "models: [{ name: a, columns: [{ name: id, data_tests: [unique] }] }]");

        var result = await Project.BuildAsync();

        Assert.That(Statuses(result), Is.EqualTo("a=Success b=Success base=Success unique_a_id=Pass"));
        Assert.That(await Project.QueryAsync("select id from b"), Is.EqualTo("3"));
        Assert.That(Project.Load().Graph.Disabled.Select(node => node.FilePath), Is.EquivalentTo((string[])["models/x/a.sql", "models/y/a.sql"]));
    }

    [Test]
    public async Task A_source_is_read_from_its_schema()
    {
        await Project.ExecuteAsync("create schema raw; create table raw.px as select 7 as a");
        Project.Write("models/sources.yml", "sources: [{ name: vendor, schema: raw, tables: [{ name: prices, identifier: px }] }]")
            .Write("models/a.sql", "select a from {{ source('vendor', 'prices') }}");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select a from a"), Is.EqualTo("7"));
    }

    [Test]
    public async Task A_ref_that_only_shows_at_run_time_is_refused_with_the_remedy()
    {
        Project.Write("models/a.sql", "select 1 as a").Write("models/b.sql", "{% if execute %}select * from {{ ref('a') }}{% endif %}");

        var result = await Project.RunAsync();

        Assert.That(Short(Result(result, "b").Message), Does.StartWith("models/b.sql:1: ref('a') was not seen while the project was read").And.Contain("-- depends_on: {{ ref('a') }}"));
    }

    [Test]
    public async Task A_source_that_only_shows_at_run_time_is_read()
    {
        await Project.ExecuteAsync("create schema raw; create table raw.px as select 7 as a");
        Project.Write("models/sources.yml", "sources: [{ name: vendor, schema: raw, tables: [{ name: px }] }]")
            .Write("models/a.sql", "{% if execute %}select a from {{ source('vendor', 'px') }}{% endif %}");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select a from a"), Is.EqualTo("7"));
    }

    [Test]
    public void A_template_error_points_into_the_model()
    {
        Project.Write("models/a.sql", "select 1,\n  {{ 1 + }}\nfrom x");

        Assert.That(LoadFault(), Does.StartWith("models/a.sql:2: ").And.Contain("^"));
    }

    [Test]
    public void An_unknown_variable_is_told()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars: { start: 1 }\n").Write("models/a.sql", "select {{ var('strat') }}");

        Assert.That(LoadFault(), Does.StartWith("models/a.sql:1: no variable is called 'strat'. Did you mean 'start'?"));
    }
}
