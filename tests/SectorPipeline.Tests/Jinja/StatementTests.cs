using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class StatementTests
{
    [TestCase("{% for x in [7, 8] %}{{ loop.index }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}", "1TrueFalse2 2FalseTrue2 ")]
    [TestCase("{% for x in 'ab' %}{{ loop.revindex }}{{ loop.cycle('o', 'e') }}{{ loop.previtem|d('^') }}{{ loop.nextitem|d('$') }} {% endfor %}", "2o^b 1ea$ ")]
    [TestCase("{% for x in [3, 4, 5] if x != 4 %}{{ loop.index }}/{{ loop.length }}:{{ x }} {% endfor %}", "1/2:3 2/2:5 ")]
    [TestCase("{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% else %}none{% endfor %}{% for x in [] %}x{% else %}none{% endfor %}", "123none")]
    [TestCase("{% for x in [[1, [2]]] recursive %}{% if x is number %}{{ x }}@{{ loop.depth }} {% else %}{{ loop(x) }}{% endif %}{% endfor %}", "1@2 2@3 ")]
    [TestCase("{% for x in [1, 1, 2] %}{% if loop.changed(x) %}{{ x }}{% endif %}{% endfor %}", "12")]
    [TestCase("{% set l = [1] %}{% for x in l %}{% if x < 3 %}{% do l.append(x + 1) %}{% endif %}{{ x }}{% endfor %}", "123")]
    public void Loops_know_where_they_are(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{{ x }}{% endfor %}{{ x }}", "21")]
    [TestCase("{% if true %}{% set x = 1 %}{% endif %}{{ x }}", "1")]
    [TestCase("{% with x = 5, y = 6 %}{{ x }}{{ y }}{% endwith %}[{{ x }}]", "56[]")]
    [TestCase("{% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}", "3")]
    [TestCase("{% set a, b = 1, 2 %}{% set a, b = b, a %}{{ a }}{{ b }}", "21")]
    [TestCase("{% set t | upper %}a{{ 1 }}{% endset %}{{ t }}{% filter lower|trim %} X {% endfilter %}", "A1x")]
    [TestCase("{% set f = joiner('+') %}{{ f() }}a{{ f() }}b {% set c = cycler(1, 2) %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "a+b 121")]
    [TestCase("{% if 0 %}a{% elif '' %}b{% else %}c{% endif %}{% print 1, 2 %}", "c12")]
    public void Scopes_hold_their_names(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{% macro m(a, b=a ~ '!') %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 2) }} {{ m(b=3, a=4) }}", "11! 12 43")]
    [TestCase("{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, k=2) }}", "(1,){'k': 2}")]
    [TestCase("{% macro m(x) %}[{{ caller(x) }}]{% endmacro %}{% call(y) m(5) %}{{ y * 2 }}{% endcall %}", "[10]")]
    [TestCase("{% macro f(n) %}{{ n }}{{ f(n - 1) if n }}{% endmacro %}{{ f(2) }}", "210")]
    [TestCase("{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }} {{ m.name }} {{ m.arguments }}", "False m ('a',)")]
    [TestCase("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}late{% endmacro %}{{ a() }} {{ a()|upper }}", "late LATE")]
    public void Macros_take_arguments(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("a  {%- if true %} b {%- endif -%}\n c", "a bc")]
    [TestCase("x {#- gone -#} y{# kept #} z\n", "xy z")]
    [TestCase("{% raw %}{{ x }}{% endraw %}{%- raw -%} {% y %} {%- endraw -%} z", "{{ x }}{% y %}z")]
    [TestCase("a\r\nb\rc", "a\nb\nc")]
    [TestCase("{{-1}} {{ '}}' }} {{ {'a': {}}}}", "1 }} {'a': {}}")]
    public void Blanks_are_kept_or_trimmed(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [Test]
    public void Block_tags_can_drop_the_line_they_stand_on()
    {
        var environment = new JinjaEnvironment(new JinjaOptions { TrimBlocks = true, LstripBlocks = true, KeepTrailingNewline = true });

        var text = Rendering.Render(environment, "a\n  {% if true %}\n  b\n  {% endif %}\n  {%+ if true +%}\n{% endif %}{# c #}\nd\n");

        Assert.That(text, Is.EqualTo("a\n  b\n  \nd\n"));
    }

    [Test]
    public void Break_and_continue_are_tags_only_where_allowed()
    {
        const string Template = "{% for x in range(9) %}{% if x == 1 %}{% continue %}{% elif x == 3 %}{% break %}{% endif %}{{ x }}{% endfor %}";

        var text = Rendering.Render(new JinjaEnvironment(new JinjaOptions { LoopControls = true }), Template);
        var failure = Rendering.Fail(Template);

        Assert.That(text, Is.EqualTo("02"));
        Assert.That(failure.What, Is.EqualTo("unknown tag 'continue'."));
    }

    [Test]
    public void Break_outside_of_a_loop_is_refused()
    {
        var environment = new JinjaEnvironment(JinjaOptions.Dbt);

        Assert.That(Rendering.Fail(environment, "{% for x in [1] %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}").Kind, Is.EqualTo("TemplateSyntaxError"));
        Assert.That(Rendering.Fail(environment, "a\n{% continue %}").Line, Is.EqualTo(2));
    }
}
