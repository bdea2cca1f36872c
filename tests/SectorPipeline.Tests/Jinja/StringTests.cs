namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class StringTests
{
    [TestCase("{{ 'gross MARGIN'.title() }} {{ 'x'.upper() }} {{ 'AbC'.swapcase() }} {{ 'hELLO'.capitalize() }}", "Gross Margin X aBc Hello")]
    [TestCase("{{ 'a.b.c'.split('.', 1) }} {{ 'a.b.c'.rsplit('.', 1) }} {{ ' x  y '.split() }}", "['a', 'b.c'] ['a.b', 'c'] ['x', 'y']")]
    [TestCase("{{ 'k=v=w'.partition('=') }} {{ 'k=v=w'.rpartition('=') }} {{ 'kv'.partition('=') }}", "('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '')")]
    [TestCase("{{ 'aXbXc'.replace('X', '-', 1) }} {{ 'ab'.replace('', '.') }}", "a-bXc .a.b.")]
    [TestCase("{{ 'stg_x'.startswith(('dim_', 'stg_')) }} {{ 'stg_x'.removeprefix('stg_') }}", "True x")]
    [TestCase("{{ 'banana'.find('na', 3) }} {{ 'banana'.rfind('a') }} {{ 'banana'.count('an') }}", "4 5 2")]
    [TestCase("[{{ 'x'.center(4) }}] [{{ 'xy'.center(5, '.') }}] [{{ '5'.zfill(3) }}] [{{ '-5'.zfill(4) }}]", "[ x  ] [..xy.] [005] [-005]")]
    [TestCase("{{ '42'.isdigit() }} {{ 'a b'.isalpha() }} {{ 'Ab'.istitle() }} {{ ' '.isspace() }}", "True False True True")]
    [TestCase("{{ 'a\\nb\\r\\nc'.splitlines() }} {{ '--x--'.strip('-') }} {{ ','.join(['p', 'q']) }}", "['a', 'b', 'c'] x p,q")]
    public void Methods_are_Pythons(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ '%s=%d' % ('n', 3.7) }} {{ '%(a)s' % {'a': 1} }} {{ '%%' % () }}", "n=3 1 %")]
    [TestCase("[{{ '%6.2f' % 3.14159 }}] [{{ '%-6s' % 'ab' }}] [{{ '%06d' % -42 }}] [{{ '%+d' % 5 }}]", "[  3.14] [ab    ] [-00042] [+5]")]
    [TestCase("{{ '%x %X %o %e' % (255, 255, 8, 12345.678) }} {{ '%g' % 0.0001 }} {{ '%g' % 1e-5 }}", "ff FF 10 1.234568e+04 0.0001 1e-05")]
    [TestCase("{{ '%r' % 'a' }} {{ '%.2s' % 'abc' }} {{ '%*d' % (4, 7) }} {{ '%c' % 65 }}", "'a' ab    7 A")]
    [TestCase("{{ '%.0f' % 0.5 }} {{ '%.0f' % 1.5 }} {{ '%.2f' % 2.675 }} {{ '%.1f' % 0.25 }}", "0 2 2.67 0.2")]
    public void Percent_formats_as_in_Python(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ '{} {}'.format(1, 'b') }} {{ '{1}{0}'.format('a', 'b') }} {{ '{x}'.format(x=2) }}", "1 b ba 2")]
    [TestCase("{{ '{:>5}|{:<5}|{:^5}|{:*^5}'.format('a', 'b', 'c', 'd') }}", "    a|b    |  c  |**d**")]
    [TestCase("{{ '{:,.1f} {:.0%} {:+} {:#x} {:08.3f}'.format(12345.67, 0.125, 3, 255, 3.14159) }}", "12,345.7 12% +3 0xff 0003.142")]
    [TestCase("{{ '{0[k]} {1[0]} {2!r}'.format({'k': 'v'}, [9], 'q') }} {{ '{{}}'.format() }}", "v 9 'q' {}")]
    [TestCase("{{ '{:{w}d}'.format(7, w=4) }} {{ '{:g}'.format(1e20) }} {{ '{}'.format(1.0) }}", "   7 1e+20 1.0")]
    public void Braces_format_as_in_Python(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ ('<b>'|safe) + '<i>' }}", "<b>&lt;i&gt;")]
    [TestCase("{{ ('<b>%s</b>'|safe) % '<' }}", "<b>&lt;</b>")]
    [TestCase("{{ ('<b>{}</b>'|safe).format('&') }}", "<b>&amp;</b>")]
    [TestCase("{{ ('<b>'|safe) ~ '<i>' }}", "<b><i>")]
    [TestCase("{{ ('a'|safe).upper() is escaped }} {{ ('a b'|safe).split()[0] is escaped }} {{ ('x'|safe) == 'x' }}", "True True True")]
    public void Markup_escapes_what_is_added(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{% set l = [2] %}{% do l.append(1) %}{% do l.insert(0, 3) %}{{ l.pop() }}{{ l }}{{ l.index(2) }}", "1[3, 2]1")]
    [TestCase("{% set l = [2, 3, 1] %}{% do l.sort(reverse=true) %}{{ l }}{% do l.remove(3) %}{{ l.count(2) }}{{ l.copy() }}", "[3, 2, 1]1[2, 1]")]
    [TestCase("{% set d = {'a': 1} %}{% do d.update({'b': 2}, c=3) %}{{ d }}{{ d.pop('a') }}{{ d.get('z', 0) }}{{ d.setdefault('e', 5) }}", "{'a': 1, 'b': 2, 'c': 3}105")]
    [TestCase("{% set d = {'b': 1, 'a': 2} %}{{ d.items()|list }}{{ d.values()|sum }}{{ 'a' in d }}{{ d.popitem() }}", "[('b', 1), ('a', 2)]3True('a', 2)")]
    [TestCase("{{ (1, 2, 1).count(1) }}{{ (1, 2).index(2) }}{{ (7).bit_length() }}{{ (2.5).is_integer() }}", "213False")]
    public void Collections_have_their_methods(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }
}
