using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

[TestFixture]
internal sealed class AdapterOverrideTests : ProjectTest
{
    [TestCase("get_columns_in_relation")]
    [TestCase("duckdb__get_columns_in_relation")]
    public async Task A_macro_of_the_project_stands_in_for_what_the_adapter_does(string name)
    {
        Project.Write("macros/m.sql", $"{{% macro {name}(relation) %}}{{{{ return('mine of ' ~ relation.identifier) }}}}{{% endmacro %}}");

        Assert.That(await CompileAsync("{{ adapter.get_columns_in_relation(this) }}"), Is.EqualTo("mine of m"));
    }

    [Test]
    public async Task A_macro_that_creates_schemas_is_called_for_those_of_the_models()
    {
        Project.Write("macros/m.sql", """
            {% macro create_schema(relation) %}
            {% do run_query('create table told as select ' ~ dbt.string_literal(relation) ~ ' as what') %}
            {{ return(adapter.dispatch('create_schema', 'dbt')(relation)) }}
            {% endmacro %}
            """).Write("models/m.sql", "{{ config(schema='other') }} select 1 as a");

        var result = await Project.BuildAsync();

        Assert.That(result.Succeeded, Result(result, "m").Message);
        Assert.That(await Project.QueryAsync("select what from told"), Is.EqualTo("\"memory\".\"main_other\""));
        Assert.That(await Project.QueryAsync("select a from main_other.m"), Is.EqualTo("1"));
    }

    [Test]
    public async Task The_adapter_forgets_what_a_macro_dropped()
    {
        Project.Write("macros/m.sql", """
            {% macro drop_relation(relation) %}{% do run_query('drop table ' ~ relation) %}{% endmacro %}
            {% macro go() %}
            {% do adapter.drop_relation(load_relation(api.Relation.create(database='memory', schema='main', identifier='old'))) %}
            {{ return(load_relation(api.Relation.create(database='memory', schema='main', identifier='old')) is none) }}
            {% endmacro %}
            """);
        await Project.ExecuteAsync("create table old as select 1 as a");

        var gone = await (await Project.RunnerAsync()).RunOperationAsync("go", new Dictionary<string, object?>(StringComparer.Ordinal), CancellationToken.None);

        Assert.That(gone, Is.EqualTo(true));
    }

    [Test]
    public async Task What_the_adapter_does_has_macros_of_its_own()
    {
        Project.Write("macros/m.sql", """
            {% macro go() %}
            {% set place = api.Relation.create(database='memory', schema='fresh', identifier='a', type='table') %}
            {% do create_schema(place) %}
            {% do run_query('create table fresh.a as select 1 as x') %}
            {% do adapter.cache_added(place) %}
            {% do truncate_relation(place) %}
            {% do rename_relation(place, place.incorporate(path={'identifier': 'b'})) %}
            {% set names = list_relations_without_caching(place) | map(attribute='identifier') | join(' ') %}
            {% do drop_relation(place.incorporate(path={'identifier': 'b'})) %}
            {% do drop_schema_named('fresh') %}
            {{ return(names) }}
            {% endmacro %}
            """);

        var names = await (await Project.RunnerAsync()).RunOperationAsync("go", new Dictionary<string, object?>(StringComparer.Ordinal), CancellationToken.None);

        Assert.That(names, Is.EqualTo("b"));
        Assert.That(await Project.QueryAsync("select count(*) from duckdb_schemas() where schema_name = 'fresh'"), Is.EqualTo("0"));
    }
}
