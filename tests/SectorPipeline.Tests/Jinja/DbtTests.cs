using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class DbtTests
{
    private const string Macros = """
        {# helpers #}
        {% macro cents(column, places=2) %}round({{ column }} / 100, {{ places }}){% endmacro %}

        {% test positive(model, column_name) %}
        select * from {{ model }} where {{ column_name }} <= 0
        {% endtest %}
        {% materialization upsert, adapter='duckdb' %}{{ return({'relations': [this]}) }}{% endmaterialization %}
        {% materialization upsert, default -%} x {%- endmaterialization %}
        {% docs sector %}
        A **sector** {{ not rendered }} {% nor this %}
        {% enddocs %}
        {% snapshot prices_snapshot -%}
        {{ config(strategy='check') }}
        select 1
        {% endsnapshot %}
        """;

    private readonly JinjaEnvironment environment = new(JinjaOptions.Dbt);

    [Test]
    public void Definitions_are_found_without_rendering()
    {
        var definitions = environment.Parse(Macros, "macros/a.sql").Definitions;

        Assert.That(
            definitions.Select(found => $"{found.Kind} {found.Name} {found.MacroName} {found.Line}"),
            Is.EqualTo(new[]
            {
                "macro cents cents 2",
                "test positive test_positive 4",
                "materialization upsert materialization_upsert_duckdb 7",
                "materialization upsert materialization_upsert_default 8",
                "docs sector sector 9",
                "snapshot prices_snapshot prices_snapshot 12",
            }));
    }

    [Test]
    public void Definitions_tell_parameters_and_header()
    {
        var definitions = environment.Parse(Macros, "macros/a.sql").Definitions;

        Assert.That(definitions[0].Parameters, Is.EqualTo(new[] { new JinjaParameter("column", false), new JinjaParameter("places", true) }));
        Assert.That(definitions[2].Header, Is.EqualTo(new Dictionary<string, object?> { ["adapter"] = "duckdb" }));
        Assert.That(definitions[3].Header, Is.EqualTo(new Dictionary<string, object?> { ["default"] = true }));
    }

    [Test]
    public void Docs_and_snapshots_keep_their_source()
    {
        var definitions = environment.Parse(Macros, "macros/a.sql").Definitions;

        Assert.That(definitions[4].RawText, Is.EqualTo("\nA **sector** {{ not rendered }} {% nor this %}\n"));
        Assert.That(definitions[5].RawText, Is.EqualTo("\n{{ config(strategy='check') }}\nselect 1\n"));
        Assert.That(definitions[5].RawLine, Is.EqualTo(12));
    }

    [Test]
    public void Dbt_blocks_print_nothing_where_they_stand()
    {
        Assert.That(Rendering.Render(environment, Macros).Trim(), Is.Empty);
    }

    [Test]
    public void Dbt_blocks_are_unknown_tags_in_plain_Jinja()
    {
        Assert.That(Rendering.Fail("{% test a(b) %}{% endtest %}").What, Is.EqualTo("unknown tag 'test'."));
    }

    [Test]
    public void A_bound_macro_looks_its_names_up_when_it_is_called()
    {
        var definition = environment.Parse("{% macro outer() %}{{ inner(suffix) }}{% endmacro %}", "macros/a.sql").Definitions[0];
        var scope = new Scope { ["suffix"] = "_dev" };
        var outer = definition.Bind(scope);
        scope["inner"] = environment.Parse("{% macro inner(s) %}orders{{ s }}{% endmacro %}", "macros/b.sql").Definitions[0].Bind(scope);

        var first = outer.Call(new JinjaArguments([], [], CancellationToken.None));
        scope["suffix"] = "_prod";
        var second = outer.Call(new JinjaArguments([], [], CancellationToken.None));

        Assert.That((first, second), Is.EqualTo(("orders_dev", "orders_prod")));
    }

    [TestCase("{% macro m() %}a{{ return([1, 2]) }}b{% endmacro %}{{ m()|sum }}", "3")]
    [TestCase("{% macro m(x) %}{% for i in x %}{% if i > 1 %}{% do return(i) %}{% endif %}{% endfor %}{% endmacro %}{{ m([1, 5, 9]) + 1 }}", "6")]
    [TestCase("{% macro m() %}{% set x = return({'k': 'v'}) %}{% endmacro %}{{ m().k }}", "v")]
    [TestCase("{% macro a() %}{{ return(b()) }}{% endmacro %}{% macro b() %}{{ return(none) }}{% endmacro %}{{ a() is none }}", "True")]
    [TestCase("{% macro w() %}{{ caller() }}never{% endmacro %}{% macro m() %}{% call w() %}{{ return(7) }}{% endcall %}{% endmacro %}{{ m() }}", "7")]
    [TestCase("{% macro m() %}text{% endmacro %}{{ m() is string }}", "True")]
    public void Return_ends_a_macro_with_any_value(string template, string expected)
    {
        Assert.That(Rendering.Render(environment, template, ("return", JinjaReturn.Function)), Is.EqualTo(expected));
    }

    [Test]
    public void A_host_function_can_end_the_macro_that_calls_it()
    {
        var finish = new JinjaFunction("finish", arguments => throw new JinjaReturnException(arguments.Positional[0]));

        var text = Rendering.Render(environment, "{% macro m() %}{{ finish(3) }}x{% endmacro %}{{ m() * 2 }}", ("finish", finish));

        Assert.That(text, Is.EqualTo("6"));
    }

    [Test]
    public void Returning_often_does_not_count_as_depth()
    {
        const string Template = "{% macro m(xs) %}{% for x in xs recursive %}{{ loop([]) }}{{ return(x) ~ '' }}{% endfor %}{% endmacro %}{% for i in range(500) %}{{ m([1]) }}{% endfor %}";

        Assert.That(Rendering.Render(environment, Template, ("return", JinjaReturn.Function)), Has.Length.EqualTo(500));
    }

    [Test]
    public void A_statement_block_hands_its_text_to_a_host_function()
    {
        var statement = new JinjaFunction("statement", arguments =>
        {
            arguments.TryGet("caller", out var caller);
            return $"{arguments.Text(0, "name")}:{((IJinjaCallable)caller!).Call(arguments.With([], []))}";
        });

        var text = Rendering.Render(environment, "{% call statement('q', fetch_result=true) %}select {{ 1 }}{% endcall %}", ("statement", statement));

        Assert.That(text, Is.EqualTo("q:select 1"));
    }

    [Test]
    public void Calls_are_found_without_rendering()
    {
        const string Template = "{{ config(tags=['a'], x=y) }}{% if false %}{{ ref('p', 'm', v=2) }}{% endif %}{% macro m() %}{{ ref(n) }}{% endmacro %}\n{{ ref(-1)|upper }}";

        var calls = environment.Parse(Template, "a").Calls("ref", "config").ToList();

        Assert.That(calls.Select(call => (call.Function, call.IsConstant, call.Line)), Is.EqualTo(new[]
        {
            ("config", false, 1), ("ref", true, 1), ("ref", false, 1), ("ref", true, 2),
        }));
        Assert.That(calls[1].Positional, Is.EqualTo(new object[] { "p", "m" }));
        Assert.That(calls[1].Named["v"], Is.EqualTo(2L));
        Assert.That(calls[0].Named.Keys, Is.EqualTo(new[] { "tags" }));
    }

    [Test]
    public void Calls_through_attributes_are_found_by_their_path()
    {
        var calls = environment.Parse("{{ adapter.dispatch('star', 'utils')(ref('a')) }}", "a").Calls("adapter.dispatch");

        Assert.That(calls.Select(call => call.Positional), Is.EqualTo(new[] { new object[] { "star", "utils" } }));
    }

    [Test]
    public void Undefined_names_are_permissive_where_the_scope_says_so()
    {
        var template = environment.Parse("{{ a.b['c'](1).d }}|{% for x in q.rows() %}x{% endfor %}|{{ a is defined }}", "a");

        Assert.That(template.Render(new ParseScope(), CancellationToken.None), Is.EqualTo("||False"));
    }

    private sealed class Scope : Dictionary<string, object?>, IJinjaScope
    {
        public bool TryGet(string name, out object? value) => TryGetValue(name, out value);
    }

    private sealed class ParseScope : IJinjaScope
    {
        public JinjaUndefinedBehavior? Undefined => JinjaUndefinedBehavior.Permissive;

        public bool TryGet(string name, out object? value)
        {
            value = null;
            return false;
        }
    }
}
