using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class SandboxTests
{
    private readonly JinjaEnvironment environment = new(new JinjaOptions { MaxOutput = 10_000, MaxIterations = 5_000, MaxDepth = 100 });

    [TestCase("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "RecursionError")]
    [TestCase("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "RecursionError")]
    [TestCase("{% set l = [] %}{% do l.append(l) %}{{ l }}", "RecursionError")]
    [TestCase("{% set l = [] %}{% do l.append(l) %}{{ l|tojson }}", "RecursionError")]
    [TestCase("{% set n = namespace() %}{% set n.x = n %}{{ n }}", "RecursionError")]
    [TestCase("{% for x in range(100) %}{{ 'x' * 200 }}{% endfor %}", "TemplateRuntimeError")]
    [TestCase("{% for x in range(90000) %}{% endfor %}", "TemplateRuntimeError")]
    [TestCase("{{ range(1000000)|list }}", "OverflowError")]
    [TestCase("{{ 'x' * 20000 }}", "MemoryError")]
    [TestCase("{{ [1] * 20000 }}", "MemoryError")]
    [TestCase("{{ 'x'.ljust(20000) }}", "MemoryError")]
    [TestCase("{{ '%20000d' % 1 }}{{ '{:20000}'.format(1) }}", "MemoryError")]
    [TestCase("{{ ('x' * 9000).replace('x', 'yyyy') }}", "MemoryError")]
    [TestCase("{{ 9 ** 999999 }}", "OverflowError")]
    [TestCase("{% set n = namespace(s='xx') %}{% for i in range(20) %}{% set n.s = n.s ~ n.s %}{% endfor %}", "MemoryError")]
    public void What_would_never_end_is_stopped(string template, string kind)
    {
        Assert.That(Rendering.Fail(environment, template).Kind, Is.EqualTo(kind));
    }

    [Test]
    public void A_deep_expression_is_refused_or_read_but_never_fatal()
    {
        foreach (var source in new[]
        {
            new string('(', 20_000) + "1",
            new string('[', 20_000),
            string.Concat(Enumerable.Repeat("not ", 20_000)) + "1",
            string.Concat(Enumerable.Repeat("-", 20_000)) + "1",
            "1" + string.Concat(Enumerable.Repeat(" + 1", 20_000)),
            "x" + string.Concat(Enumerable.Repeat(".x", 20_000)),
            "x" + string.Concat(Enumerable.Repeat("|list", 20_000)),
        })
        {
            Assert.That(Rendering.Outcome(new JinjaEnvironment(), "{{ " + source + " }}"), Is.Not.Null, source[..20]);
        }
    }

    [Test]
    public void A_macro_called_by_the_host_counts_as_depth()
    {
        var again = new JinjaFunction("again", arguments => ((IJinjaCallable)arguments.Positional[0]!).Call(arguments.With([], [])));

        Assert.That(Rendering.Fail(environment, "{% macro m() %}{{ again(m) }}{% endmacro %}{{ m() }}", ("again", again)).Kind, Is.EqualTo("RecursionError"));
    }

    [Test]
    public void Tags_nested_without_end_are_refused()
    {
        var source = string.Concat(Enumerable.Repeat("{% if x %}", 5_000));

        Assert.That(Rendering.Fail(source).Kind, Is.EqualTo("TemplateSyntaxError"));
    }

    [Test]
    public void A_sequence_over_a_sequence_over_a_sequence_is_stopped()
    {
        const string Template = "{% set n = namespace(s=[1]) %}{% for i in range(90000) %}{% set n.s = n.s|map('string') %}{% endfor %}{{ n.s|list }}";

        Assert.That(Rendering.Fail(Template).Kind, Is.EqualTo("RecursionError"));
    }

    [TestCase("{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}")]
    [TestCase("{% macro m() %}{% endmacro %}{% for i in range(100000) %}{% for j in range(100000) %}{{ m() }}{% endfor %}{% endfor %}")]
    public void A_render_ends_when_its_time_is_over(string template)
    {
        var bounded = new JinjaEnvironment(new JinjaOptions { MaxTime = TimeSpan.FromMilliseconds(50), MaxIterations = long.MaxValue });

        Assert.That(Rendering.Fail(bounded, template).Message, Does.Contain("longer than the 0.05 s allowed"));
    }

    [Test]
    public void Cancellation_stops_a_loop()
    {
        using var source = new CancellationTokenSource();
        var cancel = new JinjaFunction("cancel", _ =>
        {
            source.Cancel();
            return "";
        });
        var template = new JinjaEnvironment().Parse("{{ cancel() }}{% for i in range(1000) %}{{ i }}{% endfor %}", "a");

        Assert.That(
            () => template.Render(new Dictionary<string, object?> { ["cancel"] = cancel }, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }
}
