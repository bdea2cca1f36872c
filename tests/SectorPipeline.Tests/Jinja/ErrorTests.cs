using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class ErrorTests
{
    [TestCase("{{ 1 +", 1, "TemplateSyntaxError")]
    [TestCase("a\n{% if x %}\n", 2, "TemplateSyntaxError")]
    [TestCase("{# open", 1, "TemplateSyntaxError")]
    [TestCase("x\n{% raw %}", 2, "TemplateSyntaxError")]
    [TestCase("{% for x in y %}{% endif %}", 1, "TemplateSyntaxError")]
    [TestCase("{{ [1, 2 }}", 1, "TemplateSyntaxError")]
    [TestCase("{{ 'open }}", 1, "TemplateSyntaxError")]
    [TestCase("{{ '\\x4' }}", 1, "TemplateSyntaxError")]
    [TestCase("{{ f(a=1, 2) }}{{ f(**d, *l) }}", 1, "TemplateSyntaxError")]
    [TestCase("{% set f() = 1 %}", 1, "TemplateSyntaxError")]
    [TestCase("{% macro m(a=1, b) %}{% endmacro %}", 1, "TemplateSyntaxError")]
    [TestCase("\n{% call 5 %}{% endcall %}", 2, "TemplateSyntaxError")]
    [TestCase("{{ 1|shout }}", 1, "TemplateAssertionError")]
    [TestCase("{% for loop in x %}{% endfor %}", 1, "TemplateAssertionError")]
    [TestCase("{% for x in y %}\n{% set loop = 1 %}{% endfor %}", 2, "TemplateAssertionError")]
    [TestCase("{% block a %}{% endblock %}{% block a %}{% endblock %}", 1, "TemplateAssertionError")]
    public void Faults_of_the_source_are_found_before_rendering(string template, int line, string kind)
    {
        var failure = Assert.Throws<JinjaException>(() => new JinjaEnvironment().Parse(template, "a.sql"));

        Assert.That((failure?.Kind, failure?.Line), Is.EqualTo((kind, line)));
    }

    [TestCase("\n{{ 1 % 0 }}", 2, "ZeroDivisionError")]
    [TestCase("{{ [] + 1 }}", 1, "TypeError")]
    [TestCase("{{ 1 < 'a' }}", 1, "TypeError")]
    [TestCase("{{ {}['a'].b }}", 1, "UndefinedError")]
    [TestCase("{{ {}.pop('a') }}", 1, "KeyError")]
    [TestCase("{{ [].pop() }}", 1, "IndexError")]
    [TestCase("{{ 'a'.index('b') }}", 1, "ValueError")]
    [TestCase("{{ x.__class__.y }}", 1, "SecurityError")]
    [TestCase("{% set a, b = [1] %}", 1, "ValueError")]
    [TestCase("{% set x.y = 1 %}", 1, "TemplateRuntimeError")]
    [TestCase("{% if true %}\n{{ 1|shout }}{% endif %}", 2, "TemplateRuntimeError")]
    [TestCase("{{ {[]: 1} }}", 1, "TypeError")]
    [TestCase("{{ 'a'|round(1) }}", 1, "TypeError")]
    [TestCase("{{ nothing() }}", 1, "UndefinedError")]
    [TestCase("{{ [1]|batch }}", 1, "TypeError")]
    [TestCase("{{ 'x'.upper(1) }}", 1, "TypeError")]
    [TestCase("{{ '{'.format() }}", 1, "ValueError")]
    [TestCase("{{ d - d - 99999999 * (d - d) + m * 10 }}", 1, "TypeError")]
    public void Faults_of_a_run_have_kind_and_line(string template, int line, string kind)
    {
        var failure = Rendering.Fail(template, ("x", 5), ("d", new DateOnly(2024, 1, 1)), ("m", 1m));

        Assert.That((failure.Kind, failure.Line), Is.EqualTo((kind, line)));
    }

    [Test]
    public void A_message_holds_place_cause_remedy_and_excerpt()
    {
        var template = new JinjaEnvironment();

        var failure = Assert.Throws<JinjaException>(() => template.Parse("select\n  {{ name|uper }}\nfrom t", "models/a.sql", firstLine: 10));

        Assert.That(failure?.Message, Is.EqualTo(
            "models/a.sql:11: no filter is called 'uper'. Did you mean 'upper'?\n  10 | select\n  11 |   {{ name|uper }}\n     |           ^\n  12 | from t"));
    }

    [Test]
    public void A_failure_in_a_macro_says_where_it_was_called()
    {
        var failure = Rendering.Fail("{% macro ratio(a, b) %}\n{{ a / b }}\n{% endmacro %}\n\n{{ ratio(1, 0) }}");

        Assert.That(failure.Line, Is.EqualTo(2));
        Assert.That(failure.Message, Does.EndWith("\n  in macro 'ratio', called at models/a.sql:5"));
    }

    [TestCase("{{ tickr.x }}", "Did you mean 'ticker'?")]
    [TestCase("{{ ticker.nme.x }}", "Did you mean 'name'?")]
    [TestCase("{{ 1 is nmber }}", "Did you mean 'number'?")]
    [TestCase("{% fro x in y %}{% endfor %}", "Did you mean 'for'?")]
    [TestCase("{% macro m(column) %}{% endmacro %}{{ m(colum=1) }}", "Did you mean 'column'?")]
    [TestCase("{{ 'a'|replace('b', 'c', cont=1) }}", "Did you mean 'count'?")]
    [TestCase("{{ 'a' + 1 }}", "Join texts with '~'.")]
    public void A_suggestion_names_what_was_meant(string template, string hint)
    {
        Assert.That(Rendering.Fail(template, ("ticker", new JinjaDict { ["name"] = 1L })).Hint, Is.EqualTo(hint));
    }

    [Test]
    public void Strict_undefined_names_fail_wherever_they_are_used()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { Undefined = JinjaUndefinedBehavior.Strict });

        Assert.That(Rendering.Render(environment, "{{ x is defined }}{{ x|default('d') }}"), Is.EqualTo("Falsed"));
        foreach (var use in new[] { "{{ x }}", "{% if x %}{% endif %}", "{% for i in x %}{% endfor %}", "{{ x == 1 }}", "{{ x ~ '' }}", "{{ x|length }}" })
            Assert.That(Rendering.Fail(environment, use).Kind, Is.EqualTo("UndefinedError"), use);
    }
}
