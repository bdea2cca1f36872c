using SectorPipeline.Jinja;
using SectorPipeline.Models;
using SectorPipeline.Tests.Orchestration;

namespace SectorPipeline.Tests.Models;

[TestFixture]
public sealed class ModulesTests
{
    private static readonly DateTimeOffset Started = new(2024, 3, 5, 14, 30, 15, TimeSpan.Zero);

    private readonly Dictionary<string, object?> names = Names();

    [TestCase("{{ modules.datetime.datetime.utcnow() }}", "2024-03-05 14:30:15")]
    [TestCase("{{ modules.datetime.datetime.now(modules.pytz.utc) }}", "2024-03-05 14:30:15+00:00")]
    [TestCase("{{ modules.datetime.datetime(2024, 1, 31, 9, minute=5) }}", "2024-01-31 09:05:00")]
    [TestCase("{{ modules.datetime.datetime(2024, 1, 31).isoformat() }}", "2024-01-31T00:00:00")]
    [TestCase("{{ modules.datetime.date(2024, 2, 28) + modules.datetime.timedelta(days=2) }}", "2024-03-01")]
    [TestCase("{{ modules.datetime.datetime(2024, 1, 1) - modules.datetime.timedelta(hours=1, seconds=0.5) }}", "2023-12-31 22:59:59.500000")]
    [TestCase("{{ (modules.datetime.date(2024, 3, 1) - modules.datetime.date(2024, 2, 1)).days }}", "29")]
    [TestCase("{{ modules.datetime.timedelta(weeks=1, days=-1) }} {{ modules.datetime.timedelta(minutes=-1) }}", "6 days, 0:00:00 -1 day, 23:59:00")]
    [TestCase("{{ modules.datetime.timedelta(hours=3) / modules.datetime.timedelta(hours=2) }} {{ modules.datetime.timedelta(hours=3) // modules.datetime.timedelta(hours=2) }}", "1.5 1")]
    [TestCase("{{ modules.datetime.date(2024, 1, 1) < modules.datetime.date(2024, 1, 2) }}", "True")]
    [TestCase("{{ modules.datetime.datetime.strptime('05/Mar/24 02:07 PM', '%d/%b/%y %I:%M %p') }}", "2024-03-05 14:07:00")]
    [TestCase("{{ modules.datetime.datetime.strptime('2024-03-05T01:02:03.5+0200', '%Y-%m-%dT%H:%M:%S.%f%z') }}", "2024-03-05 01:02:03.500000+02:00")]
    [TestCase("{{ modules.datetime.datetime.fromisoformat('2024-03-05 10:00:00').strftime('%A %d %B %Y %H:%M') }}", "Tuesday 05 March 2024 10:00")]
    [TestCase("{{ modules.datetime.date.fromisoformat('2024-03-05').isocalendar() }}", "(2024, 10, 2)")]
    [TestCase("{{ modules.datetime.datetime.combine(modules.datetime.date(2024, 1, 2), modules.datetime.time(3, 4)) }}", "2024-01-02 03:04:00")]
    [TestCase("{{ modules.datetime.datetime.utcfromtimestamp(86400) }} {{ modules.datetime.date(2024, 3, 5).replace(day=1).weekday() }}", "1970-01-02 00:00:00 4")]
    [TestCase("{{ modules.datetime.time(9, 30).hour }} {{ modules.datetime.time(9, 30).isoformat() }}", "9 09:30:00")]
    public void Dates_and_times_behave_as_in_Python(string template, string expected)
    {
        Assert.That(Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ run_started_at }} {{ run_started_at.strftime('%Y-%m-%d %z') }}", "2024-03-05 14:30:15+00:00 2024-03-05 +0000")]
    [TestCase("{{ run_started_at.astimezone(modules.pytz.timezone('America/New_York')) }}", "2024-03-05 09:30:15-05:00")]
    [TestCase("{{ run_started_at - modules.datetime.timedelta(days=5) < run_started_at }}", "True")]
    [TestCase("{{ modules.pytz.timezone('America/New_York').localize(modules.datetime.datetime(2024, 7, 1)) }}", "2024-07-01 00:00:00-04:00")]
    [TestCase("{{ modules.datetime.datetime(2024, 7, 1).replace(tzinfo=modules.pytz.utc) }}", "2024-07-01 00:00:00+00:00")]
    [TestCase("{{ run_started_at.replace(tzinfo=none) }} {{ modules.pytz.timezone('Europe/Berlin') }}", "2024-03-05 14:30:15 Europe/Berlin")]
    public void Time_zones_move_instants(string template, string expected)
    {
        Assert.That(Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ modules.re.match('[a-z]+', 'abc1').group() }} {{ modules.re.match('b', 'abc') }}", "abc None")]
    [TestCase("{{ modules.re.search('(?P<y>\\\\d{4})-(\\\\d+)', 'on 2024-03').groups() }}", "('2024', '03')")]
    [TestCase("{{ modules.re.search('(a)(?P<n>b)(c)', 'abc').group(2, 'n', 3) }}", "('b', 'b', 'c')")]
    [TestCase("{{ modules.re.search('(?P<n>b)', 'abc').groupdict() }} {{ modules.re.search('b', 'abc').span() }}", "{'n': 'b'} (1, 2)")]
    [TestCase("{{ modules.re.fullmatch('a|ab', 'ab').group(0) }} {{ modules.re.fullmatch('a', 'ab') }}", "ab None")]
    [TestCase("{{ modules.re.findall('\\\\d', 'a1b2') }} {{ modules.re.findall('(\\\\w)=(\\\\d)', 'a=1,b=2') }}", "['1', '2'] [('a', '1'), ('b', '2')]")]
    [TestCase("{{ modules.re.sub('(?P<a>x)(y)', '\\\\2\\\\g<a>', 'xy-xy', 1) }} {{ modules.re.sub('x*', '-', 'abxd') }}", "yx-xy -a-b--d-")]
    [TestCase("{% macro up(m) %}{{ m.group(0)|upper }}{% endmacro %}{{ modules.re.sub('b', up, 'abab') }}", "aBaB")]
    [TestCase("{{ modules.re.split('[,;]', 'a,b;c') }} {{ modules.re.split('(,)', 'a,b,c', maxsplit=1) }}", "['a', 'b', 'c'] ['a', ',', 'b,c']")]
    [TestCase("{{ modules.re.search('B', 'abc', modules.re.IGNORECASE).group() }} {{ modules.re.findall('^.', 'a\\nb', modules.re.M) }}", "b ['a', 'b']")]
    [TestCase("{{ modules.re.compile('a(?P<x>b)?').match('ac').group('x') }} {{ modules.re.compile('[[]a]').search('[a]').group() }}", "None [a]")]
    [TestCase("{% for m in modules.re.finditer('a', 'aba') %}{{ m.start() }}{{ m[0] }} {% endfor %}", "0a 2a ")]
    [TestCase("{{ modules.re.findall('(?ix) # a letter (small)\\n([a-z]) [#] # a number(s)\\n(\\\\d) # (end)', 'A#1 b#2') }}", "[('A', '1'), ('b', '2')]")]
    [TestCase("{{ modules.re.fullmatch('a b # (c)', 'ab', modules.re.VERBOSE).groups() }} {{ modules.re.findall('(a)#(b)', 'a#b') }}", "() [('a', 'b')]")]
    [TestCase("{{ modules.re.escape('a.b*') }} {{ modules.re.findall('(?P<q>.)x(?P=q)', 'axa bxc') }}", "a\\.b\\* ['a']")]
    public void Patterns_are_those_of_Python(string template, string expected)
    {
        Assert.That(Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ modules.itertools.product('ab', [1, 2])|list }}", "[('a', 1), ('a', 2), ('b', 1), ('b', 2)]")]
    [TestCase("{{ modules.itertools.product([0, 1], repeat=2)|list|length }}", "4")]
    [TestCase("{{ modules.itertools.combinations([1, 2, 3], 2)|list }}", "[(1, 2), (1, 3), (2, 3)]")]
    [TestCase("{{ modules.itertools.combinations_with_replacement('ab', 2)|map('join')|list }}", "['aa', 'ab', 'bb']")]
    [TestCase("{{ modules.itertools.permutations([1, 2, 3], 2)|list }}", "[(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]")]
    [TestCase("{{ modules.itertools.chain([1], 'a')|list }} {{ modules.itertools.chain.from_iterable([[1], [2]])|list }}", "[1, 'a'] [1, 2]")]
    [TestCase("{{ modules.itertools.zip_longest([1, 2], 'a', fillvalue='-')|list }}", "[(1, 'a'), (2, '-')]")]
    [TestCase("{{ modules.itertools.islice(modules.itertools.count(5, 2), 1, 4)|list }}", "[7, 9, 11]")]
    [TestCase("{{ modules.itertools.islice(modules.itertools.cycle('ab'), 3)|list }} {{ modules.itertools.repeat('x', 2)|list }}", "['a', 'b', 'a'] ['x', 'x']")]
    [TestCase("{{ modules.itertools.accumulate([1, 2, 3])|list }}", "[1, 3, 6]")]
    [TestCase("{% for k, g in modules.itertools.groupby('aab') %}{{ k }}{{ g|list|length }}{% endfor %}", "a2b1")]
    [TestCase("{% macro add(a, b) %}{{ a + b }}{% endmacro %}{{ modules.itertools.starmap(add, [(1, 2), (3, 4)])|list }}", "['3', '7']")]
    [TestCase("{{ zip([1, 2], 'ab')|list }} {{ zip(1, default=[])|list }} {{ set([1, 1, 2]) }} {{ set(1, 'no') }}", "[(1, 'a'), (2, 'b')] [] {1, 2} no")]
    public void Iterators_are_those_of_Python(string template, string expected)
    {
        Assert.That(Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ modules.datetime.date(2023, 2, 29) }}", "there is no such date")]
    [TestCase("{{ modules.datetime.datetime.strptime('x', '%Y') }}", "does not match format")]
    [TestCase("{{ modules.datetime.date(9999, 12, 31) + modules.datetime.timedelta(1) }}", "out of range")]
    [TestCase("{{ modules.pytz.timezone('Mars/Base') }}", "there is no time zone 'Mars/Base'")]
    [TestCase("{{ modules.re.match('(', 'a') }}", "the pattern '(' is wrong")]
    [TestCase("{{ modules.re.match('(a+)+b', 'a' * 5000) }}", "takes too long")]
    [TestCase("{{ modules.re.search('a', 'a').group(3) }}", "no such group")]
    [TestCase("{{ modules.itertools.count()|list }}", "Cut it with islice")]
    [TestCase("{{ modules.os.system('x') }}", "has no attribute 'os'")]
    [TestCase("{{ zip_strict(1) }}", "not iterable")]
    public void What_is_wrong_is_said_with_its_place(string template, string message)
    {
        var failure = Assert.Throws<JinjaException>(() => Render(template));

        Assert.That(failure?.Message, Does.Contain(message).And.StartWith("models/a.sql:1:"));
    }

    private static Dictionary<string, object?> Names() => new(CollectionFunctions.Create(), StringComparer.Ordinal)
    {
        ["modules"] = new ModulesValue(new FakeTimeProvider(Started)),
        ["run_started_at"] = Started,
    };

    private string Render(string template) =>
        new JinjaEnvironment(JinjaOptions.Dbt).Parse(template, "models/a.sql").Render(names, CancellationToken.None);
}
