using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class FilterTests
{
    [TestCase("{{ 'tech Sector'|upper }} {{ 'X'|lower }} {{ 'a-b c'|title }} {{ 'aB'|capitalize }}", "TECH SECTOR x A-B C Ab")]
    [TestCase("[{{ ' x '|trim }}] [{{ '..x.'|trim('.') }}] {{ 'aab'|replace('a', 'c', 1) }} {{ 5|string ~ 1 }}", "[x] [x] cab 51")]
    [TestCase("{{ 'one two three'|truncate(7) }}|{{ 'one two'|truncate(9) }}|{{ 'abcdefghijklmnop'|truncate(6, true) }}", "one...|one two|abc...")]
    [TestCase("{{ 'a\\nb'|indent(2) }}|{{ 'a\\n\\nb'|indent(1, first=true) }}|{{ 'aa bb cc'|wordwrap(5) }}", "a\n  b| a\n\n b|aa bb\ncc")]
    [TestCase("{{ '7'|as_number ~ '|' ~ 'true'|as_bool ~ '|' ~ 3|as_text ~ '|' ~ [1]|as_native }}", "7|true|3|[1]")]
    [TestCase("{{ none|map('upper')|list }} {{ none|select|list }} {{ 'a' in none|map('lower') }} {{ 0|rejectattr('x')|list }}", "[] [] False []")]
    [TestCase("{{ '%s:%s'|format('a', 1) }} {{ 'a b c'|wordcount }} {{ 'a b&c/d'|urlencode }} {{ 1536|filesizeformat(true) }}", "a:1 3 a%20b%26c/d 1.5 KiB")]
    public void Text_filters_change_text(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ '12'|int + 1 }} {{ 'x'|int(7) }} {{ '0x1f'|int(0, 16) }} {{ 2.9|int }} {{ '1.9'|int }}", "13 7 31 2 1")]
    [TestCase("{{ '2'|float }} {{ 'x'|float(0.5) }} {{ -3|abs }} {{ [1, 2.5]|sum }} {{ []|sum }}", "2.0 0.5 3 3.5 0")]
    [TestCase("{{ 2.5|round }} {{ 3.5|round }} {{ 2.345|round(2) }} {{ 2.1|round(0, 'ceil') }} {{ 1234|round(-2) }}", "2.0 4.0 2.35 3.0 1200")]
    public void Number_filters_compute(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ [3, 1, 2]|sort }} {{ ['b', 'A']|sort }} {{ ['b', 'A']|sort(case_sensitive=true) }} {{ [1, 2]|sort(reverse=true) }}", "[1, 2, 3] ['A', 'b'] ['A', 'b'] [2, 1]")]
    [TestCase("{{ [1, 2, 1]|unique|list }} {{ [2, 9, 4]|max }} {{ ['b', 'A']|min }} {{ 'abc'|first }}{{ [1, 2]|last }}", "[1, 2] 9 A a2")]
    [TestCase("{{ [1, 2, 3]|batch(2, 0)|list }} {{ [1, 2, 3]|slice(2)|list }} {{ 'abc'|reverse }}", "[[1, 2], [3, 0]] [[1, 2], [3]] cba")]
    [TestCase("{{ [1, 2, 3]|join('-') }} {{ {'a': 1}|length }} {{ {'b': 1, 'a': 2}|dictsort }} {{ 'ab'|list }}", "1-2-3 1 [('a', 2), ('b', 1)] ['a', 'b']")]
    [TestCase("{{ [1, 2, 3, 4]|select('even')|list }} {{ [1, 2, 3]|reject('gt', 1)|list }} {{ ['1', '2']|map('int')|sum }}", "[2, 4] [1] 3")]
    public void Sequence_filters_order_and_cut(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ rows|map(attribute='t')|join(',') }}", "AAPL,XOM,CVX")]
    [TestCase("{{ rows|map(attribute='w', default=0)|list }}", "[0.5, 0, 0]")]
    [TestCase("{{ rows|selectattr('w')|map(attribute='t')|list }} {{ rows|selectattr('w', 'defined')|list|length }}", "['AAPL'] 1")]
    [TestCase("{{ rows|rejectattr('s', 'eq', 'Energy')|map(attribute='t')|list }}", "['AAPL']")]
    [TestCase("{% for s, xs in rows|groupby('s') %}{{ s }}={{ xs|length }};{% endfor %}", "Energy=2;Tech=1;")]
    [TestCase("{{ rows|sort(attribute='s,t')|map(attribute='t')|join }} {{ rows|sum(attribute='n') }}", "CVXXOMAAPL 6")]
    [TestCase("{{ rows|join('/', attribute='t') }} {{ (rows|max(attribute='n')).t }}", "AAPL/XOM/CVX CVX")]
    public void Filters_read_attributes(string template, string expected)
    {
        object?[] rows =
        [
            new JinjaDict { ["t"] = "AAPL", ["s"] = "Tech", ["n"] = 1L, ["w"] = 0.5 },
            new JinjaDict { ["t"] = "XOM", ["s"] = "Energy", ["n"] = 2L },
            new JinjaDict { ["t"] = "CVX", ["s"] = "Energy", ["n"] = 3L },
        ];

        Assert.That(Rendering.Render(template, ("rows", rows)), Is.EqualTo(expected));
    }

    [TestCase("{{ missing|default('d') }} [{{ ''|default('d') }}] {{ ''|default('d', true) }} {{ none|d('x', boolean=true) }}", "d [] d x")]
    [TestCase("{{ {'b': [1, none], 'a': 'x<y'}|tojson }}", "{\"a\": \"x\\u003cy\", \"b\": [1, null]}")]
    [TestCase("{{ [1]|tojson(indent=1) }} {{ {'k': {}}|tojson(2) }}", "[\n 1\n] {\n  \"k\": {}\n}")]
    [TestCase("{{ '<a>'|e }} {{ '<a>'|e|e }} {{ '<b>x</b> y'|striptags }} {{ {'id': 'a\"'}|xmlattr }}", "&lt;a&gt; &lt;a&gt; x y  id=\"a&#34;\"")]
    [TestCase("{{ {'a': 1}|items|list }} {{ {'b': 2, 'a': 1}|pprint }} {{ ('x'|attr('upper'))() }}", "[('a', 1)] {'a': 1, 'b': 2} X")]
    public void Value_filters_convert(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ 1 is number }} {{ true is integer }} {{ 1.0 is float }} {{ 'a' is string }} {{ [] is sequence }} {{ {} is mapping }}", "True False True True True True")]
    [TestCase("{{ x is defined }} {{ none is none }} {{ 4 is divisibleby 2 }} {{ 1 is in [1] }} {{ 'u' is lower }} {{ 2 is eq 2.0 }}", "False True True True True True")]
    [TestCase("{{ 'upper' is filter }} {{ 'odd' is test }} {{ range is callable }} {{ true is sameas true }} {{ 5 is iterable }}", "True True True True False")]
    public void Tests_tell_what_a_value_is(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [Test]
    public void A_lazy_sequence_is_consumed_once()
    {
        var text = Rendering.Render("{% set m = [1, 2]|map('string') %}{{ m|join }}-{{ m|join }}");

        Assert.That(text, Is.EqualTo("12-"));
    }

    [Test]
    public void Sorting_mixed_types_fails_as_in_Python()
    {
        Assert.That(Rendering.Fail("\n{{ [1, 'a', 2, 'b']|sort }}"), Has.Property("Kind").EqualTo("TypeError").And.Property("Line").EqualTo(2));
    }
}
