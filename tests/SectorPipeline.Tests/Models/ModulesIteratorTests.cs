namespace SectorPipeline.Tests.Models;

/// <summary>The results are what Python prints for the same expressions.</summary>
public sealed class ModulesIteratorTests
{
    [TestCase("{{ it.product([1, 2], 'ab') | list }}", "[(1, 'a'), (1, 'b'), (2, 'a'), (2, 'b')]")]
    [TestCase("{{ it.product([0, 1], repeat=2) | list }}", "[(0, 0), (0, 1), (1, 0), (1, 1)]")]
    [TestCase("{{ it.permutations([1, 2, 3], 2) | list }}", "[(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]")]
    [TestCase("{{ it.permutations([1, 2]) | list }}", "[(1, 2), (2, 1)]")]
    [TestCase("{{ it.combinations([1, 2, 3], 2) | list }} {{ it.combinations([1], 2) | list }}", "[(1, 2), (1, 3), (2, 3)] []")]
    [TestCase("{{ it.combinations_with_replacement([1, 2], 2) | list }}", "[(1, 1), (1, 2), (2, 2)]")]
    [TestCase("{{ it.chain([1], [2, 3]) | list }} {{ it.chain.from_iterable([[1], [2]]) | list }}", "[1, 2, 3] [1, 2]")]
    [TestCase("{{ it.zip_longest([1, 2], [3], fillvalue=0) | list }} {{ it.pairwise([1, 2, 3]) | list }}", "[(1, 3), (2, 0)] [(1, 2), (2, 3)]")]
    [TestCase("{{ it.islice([1, 2, 3, 4, 5], 2) | list }} {{ it.islice([1, 2, 3, 4, 5], 1, none, 2) | list }}", "[1, 2] [2, 4]")]
    [TestCase("{{ it.accumulate([1, 2, 3]) | list }} {{ it.accumulate([1.5, 2], initial=1) | list }}", "[1, 3, 6] [1, 2.5, 4.5]")]
    [TestCase("{% for key, items in it.groupby([1, 1, 2, 1]) %}{{ key }}:{{ items | list }} {% endfor %}", "1:[1, 1] 2:[2] 1:[1] ")]
    [TestCase("{{ it.repeat('x', 2) | list }} {{ it.islice(it.count(3, 2), 3) | list }} {{ it.islice(it.cycle('ab'), 3) | list }}", "['x', 'x'] [3, 5, 7] ['a', 'b', 'a']")]
    [TestCase("{{ it.compress('abc', [1, 0, 1]) | list }}", "['a', 'c']")]
    public void Items_come_in_the_order_of_Python(string template, string expected) =>
        Assert.That(ModulesTemplate.Render(template), Is.EqualTo(expected));

    [TestCase("{{ it.takewhile(small, [1, 5, 1]) | list }} {{ it.dropwhile(small, [1, 5, 1]) | list }} {{ it.filterfalse(small, [1, 5]) | list }}", "[1] [5, 1] [5]")]
    [TestCase("{{ it.starmap(small, [[1], [7]]) | list }}", "['yes', '']")]
    public void Macros_serve_as_functions(string template, string expected) =>
        Assert.That(ModulesTemplate.Render("{% macro small(x) %}{% if x < 3 %}yes{% endif %}{% endmacro %}" + template), Is.EqualTo(expected));

    [Test]
    public void An_iterator_gives_its_items_once() =>
        Assert.That(ModulesTemplate.Render("{% set i = it.chain([1, 2]) %}{{ i | list }} {{ i | list }}"), Is.EqualTo("[1, 2] []"));

    [Test]
    public void An_endless_iterator_is_stopped() =>
        Assert.That(ModulesTemplate.Fault("{{ it.count() | list }}"), Does.StartWith("OverflowError: an iterator gave more than 1000000 items"));
}
