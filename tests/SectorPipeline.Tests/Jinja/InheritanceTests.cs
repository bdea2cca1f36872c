using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class InheritanceTests
{
    private static readonly Dictionary<string, string> Templates = new()
    {
        ["part"] = "<{{ x }}{{ i }}>\n",
        ["macros"] = "{% macro q(c) %}\"{{ c }}{{ x }}\"{% endmacro %}{% set sep = ';' %}{% set _own = 1 %}text",
        ["base"] = "[{% block a %}base{{ x }}{% endblock %}|{% block b %}{% endblock %}]",
        ["middle"] = "{% extends 'base' %}{% block a %}{{ super() }}+middle{% endblock %}",
        ["broken"] = "ok\n{{ 1 // 0 }}",
    };

    private readonly JinjaEnvironment environment = new() { Loader = name => Templates.GetValueOrDefault(name) };

    [TestCase("{% for i in [1, 2] %}{% include 'part' %}{% endfor %}", "<X1><X2>")]
    [TestCase("{% include 'part' without context %}", "<>")]
    [TestCase("a{% include 'nope' ignore missing %}{% include ['nope', 'part'] %}", "a<X>")]
    [TestCase("{% import 'macros' as m %}{{ m.q('c') }}{{ m.sep }}{{ m._own is defined }}{{ m }}", "\"c\";Falsetext")]
    [TestCase("{% from 'macros' import q as quoted, sep with context %}{{ quoted('c') }}{{ sep }}", "\"cX\";")]
    [TestCase("{% extends 'base' %}{% block b %}{{ self.a() }}{% endblock %}never", "[baseX|baseX]")]
    [TestCase("{% extends 'middle' %}{% set x = 'S' %}{% block a %}({{ super() }}){% endblock %}", "[(baseS+middle)|]")]
    public void Templates_work_together(string template, string expected)
    {
        Assert.That(Rendering.Render(environment, template, ("x", "X")), Is.EqualTo(expected));
    }

    [Test]
    public void A_missing_template_is_named()
    {
        var failure = Rendering.Fail(environment, "a\n{% include 'nope' %}");

        Assert.That((failure.Kind, failure.Line, failure.What), Is.EqualTo(("TemplateNotFound", 2, "there is no template 'nope'.")));
    }

    [Test]
    public void A_failure_in_an_included_template_is_reported_there()
    {
        var failure = Rendering.Fail(environment, "a\n\n{% include 'broken' %}");

        Assert.That((failure.Kind, failure.TemplateName, failure.Line), Is.EqualTo(("ZeroDivisionError", "broken", 2)));
    }

    [Test]
    public void A_template_that_extends_itself_is_stopped()
    {
        var loop = new JinjaEnvironment { Loader = name => $"{{% extends '{name}' %}}" };

        Assert.That(Rendering.Fail(loop, "{% extends 'a' %}").Kind, Is.EqualTo("RecursionError"));
    }
}
