using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class RenderingTests : ProjectTest
{
    [TestCase("{{ var('start') }}", "2020")]
    [TestCase("{{ var('missing', 7) }}", "7")]
    [TestCase("{{ env_var('NO_SUCH_VARIABLE', 'x') }}", "x")]
    [TestCase("{{ target.name }} {{ target.schema }} {{ target.type }} {{ target.threads }}", "dev main duckdb 2")]
    [TestCase("{{ this }} {{ this.schema }}.{{ this.name }}", "\"memory\".\"main\".\"m\" main.m")]
    [TestCase("{{ this.include(database=false) }}", "\"main\".\"m\"")]
    [TestCase("{{ model.name }} {{ model.unique_id }} {{ model.config.materialized }}", "m model.shop.m view")]
    [TestCase("{{ is_incremental() }} {{ execute }} {{ flags.FULL_REFRESH }}", "False True False")]
    [TestCase("{{ config.get('materialized') }} {{ config.get('none', 'x') }}", "view x")]
    [TestCase("{{ double(4) }} {{ shop.double(2) }}", "8 4")]
    [TestCase("{{ hello() }}", "hello duckdb")]
    [TestCase("{{ numbers() | join('+') }}", "1+2")]
    [TestCase("{{ project_name }} {{ tojson({'a': [1, none]}) }} {{ fromjson('{\"a\": 2}').a }}", "shop {\"a\": [1, null]} 2")]
    [TestCase("{% set t = run_query('select 1 as a, 2 as b union all select 3, 4 order by 1') %}{% if execute %}{{ t.columns[0].values() }} {{ t.rows[1]['b'] }} {% for r in t %}{{ r.a }}{% endfor %}{% endif %}", "[1, 3] 4 13")]
    [TestCase("{% set t = run_query('select 1 as a, 2 as b') %}{% if execute %}{% for name, column in t.columns.items() %}{{ name }}{{ column.values() }}{% endfor %} {{ t.rows[0].items() }} {{ t.rows[0].get('c', 3) }}{% endif %}", "a[1]b[2] [('a', 1), ('b', 2)] 3")]
    [TestCase("{{ should_store_failures() }}", "False")]
    [TestCase("{{ api.Relation.create(schema='s', identifier='i') }}", "\"s\".\"i\"")]
    [TestCase("{{ adapter.quote('x') }} {{ run_started_at.strftime('%Y') | length }}", "\"x\" 4")]
    public async Task Templates_know_what_dbt_gives_them(string template, string expected)
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars: { start: 2020 }\n")
            .Write("macros/m.sql", """
                {% macro double(x) %}{{ return(x * 2) }}{% endmacro %}
                {% macro numbers() %}{{ return([1, 2]) }}{% endmacro %}
                {% macro hello() %}{{ return(adapter.dispatch('hello', 'shop')()) }}{% endmacro %}
                {% macro default__hello() %}hello{% endmacro %}
                {% macro duckdb__hello() %}hello duckdb{% endmacro %}
                """)
            .Write("models/m.sql", template);

        var compiled = await CompileAsync();

        Assert.That(compiled, Is.EqualTo(expected));
    }

    [Test]
    public async Task Variables_of_the_command_line_win()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nvars: { a: 1, shop: { b: 2 } }\n")
            .Write("models/m.sql", "{{ var('a') }} {{ var('b') }}");
        Project.Vars = SqlProjectOptions.ParseVars("{a: 3}");

        Assert.That(await CompileAsync(), Is.EqualTo("3 2"));
    }

    [Test]
    public async Task Columns_of_a_relation_can_be_asked_for()
    {
        await Project.ExecuteAsync("create schema raw; create table raw.t (a integer, b varchar)");
        Project.Write("models/s.yml", "sources: [{ name: raw, tables: [{ name: t }] }]")
            .Write("models/m.sql", "{% for c in adapter.get_columns_in_relation(source('raw', 't')) %}{{ c.name }}:{{ c.data_type }}:{{ c.is_string() }} {% endfor %}");

        Assert.That(await CompileAsync(), Is.EqualTo("a:INTEGER:False b:VARCHAR:True"));
    }

    [Test]
    public async Task A_macro_may_raise_an_error()
    {
        Project.Write("models/m.sql", "{% if execute %}{{ exceptions.raise_compiler_error('give me a break') }}{% endif %}");

        var result = await Project.RunAsync();

        Assert.That(Short(Result(result, "m").Message), Does.StartWith("models/m.sql:1: give me a break"));
    }

    [Test]
    public async Task A_missing_dispatch_is_told()
    {
        Project.Write("models/m.sql", "{% if execute %}{{ adapter.dispatch('nope')() }}{% endif %}");

        var result = await Project.RunAsync();

        Assert.That(Result(result, "m").Message, Does.Contain("no macro is called 'duckdb__nope' or 'default__nope'"));
    }

    [Test]
    public async Task A_query_shows_rows_up_to_a_limit()
    {
        Project.Write("models/m.sql", "select range as a from range(10)");
        var runner = await Project.RunnerAsync();

        var table = await runner.ShowAsync("m", 3, CancellationToken.None);

        Assert.That(table.Columns, Is.EqualTo((string[])["a"]));
        Assert.That(table.Rows, Has.Count.EqualTo(3));
        Assert.That(table.IsTruncated, Is.True);
    }

    [Test]
    public async Task A_query_of_ones_own_may_use_refs()
    {
        Project.Write("models/m.sql", "select 5 as a");
        await Project.RunAsync();
        var runner = await Project.RunnerAsync();

        var table = await runner.ShowInlineAsync("select a + 1 from {{ ref('m') }}", 10, CancellationToken.None);

        Assert.That(table.Rows[0][0], Is.EqualTo(6));
    }

    [Test]
    public async Task Showing_what_is_not_there_names_the_nearest()
    {
        Project.Write("models/prices.sql", "select 5 as a");
        var runner = await Project.RunnerAsync();

        Assert.That(
            async () => await runner.ShowAsync("price", 10, CancellationToken.None),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("Did you mean 'prices'?"));
    }

    [Test]
    public void A_statement_says_which_node_and_invocation_it_is_for()
    {
        Assert.That(
            StatementComment.Usual("model.shop.a", "42").AddTo("select 1"),
            Is.EqualTo("/* {\"app\": \"sector\", \"node_id\": \"model.shop.a\", \"invocation_id\": \"42\"} */ select 1"));
    }

    private async Task<string?> CompileAsync()
    {
        var result = await (await Project.RunnerAsync()).CompileAsync(new SqlRunOptions(), CancellationToken.None);
        var compiled = Result(result, "m");
        return compiled.CompiledCode ?? compiled.Message;
    }
}
