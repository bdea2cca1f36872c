namespace SectorPipeline.Tests.Models;

/// <summary>The results are what Python prints for the same expressions.</summary>
public sealed class ModulesPatternTests
{
    [TestCase("{{ re.match('b', 'ab') }} {{ re.search('b', 'ab').start() }} {{ re.match('a', 'ab').group() }}", "None 1 a")]
    [TestCase("{{ re.fullmatch('a|ab', 'ab').group(0) }} {{ re.fullmatch('a', 'ab') is none }}", "ab True")]
    [TestCase("{{ re.match('a|ab', 'ab').span() }} {{ re.search('b', 'ab') }}", "(0, 1) <re.Match object; span=(1, 2), match='b'>")]
    [TestCase("{% set m = re.search('(?P<year>[0-9]{4})-(?P<month>[0-9]+)', 'on 2024-01') %}{{ m.group('year') }} {{ m[2] }} {{ m.groups() }} {{ m.groupdict() }} {{ m.end('year') }}", "2024 01 ('2024', '01') {'year': '2024', 'month': '01'} 7")]
    [TestCase("{% set m = re.match('(a)(b)?', 'ac') %}{{ m.groups() }} {{ m.groups('x') }} {{ m.start(2) }} {{ m.group(1, 2) }} {{ m.lastindex }}", "('a', None) ('a', 'x') -1 ('a', None) 1")]
    public void Matches_give_their_groups(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ re.findall('[0-9]+', 'a1b22') }} {{ re.findall('([a-z])([0-9])?', 'a1b') }} {{ re.findall('(a)|b', 'ab') }}", "['1', '22'] [('a', '1'), ('b', '')] ['a', '']")]
    [TestCase("{% for m in re.finditer('[0-9]', 'a1b2') %}{{ m.group() }}@{{ m.start() }} {% endfor %}", "1@1 2@3 ")]
    [TestCase("{{ re.split('[,;] *', 'a, b;c') }} {{ re.split('(-)', 'a-b') }} {{ re.split('x', 'axbxc', 1) }}", "['a', 'b', 'c'] ['a', '-', 'b'] ['a', 'bxc']")]
    [TestCase("{{ re.sub('[^a-z0-9]+', '_', 'a b--c') }} {{ re.sub('x*', '-', 'abxd') }} {{ re.sub('a', 'b', 'aaa', count=2) }}", "a_b_c -a-b--d- bba")]
    [TestCase("{{ re.sub('(?P<first>a)(b)', '\\\\2\\\\g<first>\\\\g<2>', 'abx') }} {{ re.sub('a', '$0', 'a') }} {{ re.subn('a', 'b', 'aa') }}", "babx $0 ('bb', 2)")]
    [TestCase("{% macro up(m) %}{{ m.group(0) | upper }}{% endmacro %}{{ re.sub('[a-c]', up, 'abxc') }}", "ABxC")]
    public void Texts_are_searched_split_and_replaced(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ re.findall('^a.c$', 'A\\nc', re.I + re.S) }} {{ re.findall('^b', 'a\\nb', flags=re.MULTILINE) }} {{ re.search('a  b # letters', 'ab', re.VERBOSE).group() }}", "['A\\nc'] ['b'] ab")]
    [TestCase("{{ re.search('(?i)B', 'ab').group() }} {{ re.search('a{,2}', 'aaa').group() }} {{ re.findall('[[a]', '[a') }} {{ re.findall('[]x]', ']') }}", "b aa ['[', 'a'] [']']")]
    [TestCase("{{ re.search('(a)(?P<n>b)(c)', 'abc').groups() }} {{ re.search('(?P<q>[ab])x(?P=q)', 'bxb').group('q') }} {{ re.search('b\\\\Z', 'ab').group() }}", "('a', 'b', 'c') b b")]
    [TestCase("{{ re.search('(?:a)(?=b)(?<=a)(b)', 'ab').group(1) }} {{ re.search('(a)?(?(1)b|c)', 'c').group() }}", "b c")]
    [TestCase("{% set p = re.compile('(?P<n>a)', re.I) %}{{ p.findall('aA') }} {{ p.pattern }} {{ p.groups }} {{ p.groupindex }} {{ p.sub('b', 'xA') }} {{ re.sub(p, '-', 'a') }} {{ p.match('xa', 1).start() }}", "['a', 'A'] (?P<n>a) 1 {'n': 1} xb - 1")]
    [TestCase("{{ re.escape('a.b*c d-e_f') }}", "a\\.b\\*c\\ d\\-e_f")]
    public void Patterns_mean_what_they_mean_in_Python(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [Test]
    public void A_pattern_that_is_none_is_an_error_of_the_template() =>
        Assert.That(ModulesTemplate.Fault("{{ re.search('(a', 'a') }}"), Does.StartWith("re.error: '(a' is no regular expression: "));

    [Test]
    public void A_group_that_does_not_exist_is_an_error_of_the_template() =>
        Assert.That(ModulesTemplate.Fault("{{ re.search('a', 'a').group(1) }}"), Does.StartWith("IndexError: the pattern 'a' has no group 1"));

    [Test]
    public void A_search_that_never_ends_is_stopped() =>
        Assert.That(
            ModulesTemplate.Fault("{{ re.match('(a+)+b', 'a' * 40) }}"),
            Does.StartWith("TemplateRuntimeError: the search for '(a+)+b' takes longer than a second"));
}
