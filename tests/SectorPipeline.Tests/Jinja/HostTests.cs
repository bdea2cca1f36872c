using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class HostTests
{
    [Test]
    public void Values_of_dotnet_print_sensibly()
    {
        var text = Rendering.Render(
            "{{ i }} {{ m }} {{ d }} {{ t }} {{ f }} {{ s }} {{ map }}",
            ("i", 3),
            ("m", 1.50m),
            ("d", new DateOnly(2024, 5, 1)),
            ("t", new DateTime(2024, 5, 1, 6, 7, 8, DateTimeKind.Unspecified)),
            ("f", 2.5f),
            ("s", new[] { "a", "b" }),
            ("map", new Dictionary<string, object?> { ["k"] = new[] { 1, 2 } }));

        Assert.That(text, Is.EqualTo("3 1.50 2024-05-01 2024-05-01 06:07:08 2.5 ['a', 'b'] {'k': [1, 2]}"));
    }

    [TestCase("{{ d < e }} {{ (e - d).days }} {{ d.strftime('%d/%m/%y %A') }} {{ d.year + 1 }} {{ e.isoformat() }}", "True 30 01/05/24 Wednesday 2025 2024-05-31")]
    [TestCase("{{ m + 1 }} {{ m * 2 > 3 }} {{ m == 1.5 }} {{ '%.1f' % m }} {{ m|float }} {{ m|int }}", "2.50 False True 1.5 1.5 1")]
    public void Dates_and_decimals_compute_and_compare(string template, string expected)
    {
        Assert.That(
            Rendering.Render(template, ("d", new DateOnly(2024, 5, 1)), ("e", new DateOnly(2024, 5, 31)), ("m", 1.50m)),
            Is.EqualTo(expected));
    }

    [Test]
    public void Numbers_inside_of_containers_of_the_host_are_numbers()
    {
        var text = Rendering.Render(
            "{% for k, v in d.items() %}{{ k is integer }} {{ v is integer }} {{ v.0 is float }}{% endfor %} {{ t|select('integer')|list }} {{ l|map('string')|list }}",
            ("d", new JinjaDict { [1] = 2 }),
            ("t", new JinjaTuple(3, "x")),
            ("l", new List<object?> { 4, (short)5 }));

        Assert.That(text, Is.EqualTo("True True False [3] ['4', '5']"));
    }

    [Test]
    public void A_list_of_the_host_stays_the_same_list()
    {
        var text = Rendering.Render("{% do xs.append(3) %}{{ xs }}{% set d = m.k %}{% do d.append('x') %}{{ m }}", ("xs", new[] { 1, 2 }), ("m", new Dictionary<string, object?> { ["k"] = new List<object?>() }));

        Assert.That(text, Is.EqualTo("[1, 2, 3]{'k': ['x']}"));
    }

    [Test]
    public void Objects_of_the_host_show_only_what_they_offer()
    {
        var relation = new FakeRelation("prices");

        var text = Rendering.Render("{{ r }} {{ r.name }} [{{ r.Name }}] {{ r.GetType is defined }} {{ r.render() }} {{ [r] }} {{ r == r }}", ("r", relation));

        Assert.That(text, Is.EqualTo("<prices> prices [] False rendered [<prices>] True"));
    }

    [Test]
    public void Other_objects_of_dotnet_have_no_attributes()
    {
        var failure = Rendering.Fail("{{ v.GetType().Assembly }}", ("v", new Version(1, 2)));

        Assert.That((failure.Kind, failure.What), Is.EqualTo(("UndefinedError", "'Version object' has no attribute 'GetType'.")));
    }

    [Test]
    public void A_fault_of_a_host_function_gets_its_place()
    {
        var reference = new JinjaFunction("ref", arguments => throw new JinjaFaultException("CompilationError", $"no model is called '{arguments.Text(0, "name")}'", "Did you mean 'a'?"));

        var failure = Rendering.Fail("select\n{{ ref('b') }}", ("ref", reference));

        Assert.That(failure.Message, Does.StartWith("models/a.sql:2: no model is called 'b'. Did you mean 'a'?\n"));
        Assert.That(failure.Kind, Is.EqualTo("CompilationError"));
    }

    [Test]
    public void Other_exceptions_of_a_host_function_pass_through()
    {
        var query = new JinjaFunction("run_query", _ => throw new PipelineException("the query failed"));

        Assert.That(() => Rendering.Render("{{ run_query() }}", ("run_query", query)), Throws.TypeOf<PipelineException>());
    }

    [Test]
    public void A_host_function_learns_where_it_is_called()
    {
        var place = new JinjaFunction("place", arguments => $"{arguments.TemplateName}:{arguments.Line}");

        Assert.That(Rendering.Render("\n\n{{ place() }}", ("place", place)).Trim(), Is.EqualTo("models/a.sql:3"));
    }

    [Test]
    public void Filters_tests_and_globals_can_be_added()
    {
        var environment = new JinjaEnvironment();
        environment.Filters["quoted"] = new JinjaFunction("quoted", arguments => $"\"{arguments.Positional[0]}\"");
        environment.Tests["big"] = new JinjaFunction("big", arguments => arguments.Positional[0] is long and > 9);
        environment.Globals["answer"] = 42;

        Assert.That(Rendering.Render(environment, "{{ 'a'|quoted }} {{ answer is big }}"), Is.EqualTo("\"a\" True"));
    }

    [TestCase("{{ s }} {{ s|length }} {{ 2 in s }} {{ s is iterable }} {{ s is sequence }}", "{1, 2} 2 True True False")]
    [TestCase("{% do s.add(3) %}{{ s.union([4]) }} {{ s - s.intersection([1]) }} {{ s.issubset([1, 2, 3]) }}", "{1, 2, 3, 4} {2, 3} True")]
    [TestCase("{{ s == s.copy() }} {{ s.difference([1, 2]) }} {% for x in s %}{{ x }}{% endfor %}", "True set() 12")]
    public void A_set_of_the_host_works_as_Pythons(string template, string expected)
    {
        Assert.That(Rendering.Render(template, ("s", new JinjaSet([1L, 2L, 1L]))), Is.EqualTo(expected));
    }

    [Test]
    public void One_template_renders_on_many_threads()
    {
        var template = new JinjaEnvironment().Parse("{% macro m(x) %}{{ x * 2 }}{% endmacro %}{% for i in range(n) %}{{ m(i) }},{% endfor %}", "a");

        var texts = Enumerable.Range(0, 50).AsParallel().AsOrdered()
            .Select(n => template.Render(new Dictionary<string, object?> { ["n"] = n }, CancellationToken.None)).ToList();

        Assert.That(texts[3], Is.EqualTo("0,2,4,"));
        Assert.That(texts.Select(text => text.Count(c => c == ',')), Is.EqualTo(Enumerable.Range(0, 50)));
    }

    private sealed class FakeRelation(string name) : IJinjaObject
    {
        public string Name { get; } = name;

        public bool TryGetMember(string name, out object? value)
        {
            value = name switch
            {
                "name" => Name,
                "render" => new JinjaFunction("render", _ => "rendered"),
                _ => null,
            };
            return value is not null;
        }

        public override string ToString() => $"<{Name}>";
    }
}
