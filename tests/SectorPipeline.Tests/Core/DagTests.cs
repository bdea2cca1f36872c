using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class DagTests
{
    [Test]
    public void Every_node_comes_after_what_it_needs_and_ties_keep_the_order_given()
    {
        var dag = Dag("d: b c", "c: a", "b: a", "a:", "z:");

        Assert.That(dag.Names, Is.EqualTo(["a", "z", "c", "b", "d"]));
    }

    [Test]
    public void Ancestors_and_descendants_are_transitive_and_leave_the_node_out()
    {
        var dag = Dag("a:", "b: a", "c: b", "d: a");

        Assert.Multiple(() =>
        {
            Assert.That(dag.Ancestors("c"), Is.EquivalentTo(["a", "b"]));
            Assert.That(dag.Descendants("a"), Is.EquivalentTo(["b", "c", "d"]));
            Assert.That(dag.Descendants("d"), Is.Empty);
            Assert.That(dag.Dependents("a"), Is.EqualTo(["b", "d"]));
        });
    }

    [Test]
    public void A_need_given_twice_counts_once()
    {
        var dag = Dag("a:", "b: a a");

        Assert.That(dag.Needs("b"), Is.EqualTo(["a"]));
        Assert.That(dag.Names, Is.EqualTo(["a", "b"]));
    }

    [TestCase(new[] { "a: b", "b: c", "c: a" }, "a → b → c → a")]
    [TestCase(new[] { "top: x", "x: y", "y: x", "free:" }, "x → y → x")]
    [TestCase(new[] { "a: a" }, "a → a")]
    public void A_circle_is_printed_as_its_path(string[] nodes, string path)
    {
        var error = Assert.Throws<CycleException>(() => Dag(nodes));

        Assert.That(error.Message, Is.EqualTo($"{path}: these need each other in a circle. Remove one of the needs."));
    }

    [Test]
    public void An_unknown_need_names_the_nearest_node()
    {
        var error = Assert.Throws<PipelineException>(() => Dag("prices:", "load: price"));

        Assert.That(error.Message, Is.EqualTo("load: needs 'price', which does not exist. Did you mean 'prices'?"));
    }

    internal static Dag<string> Dag(params string[] nodes) =>
        new(nodes.Select(node => node.Split(':')[0]), name => name, name => NeedsOf(nodes, name));

    private static string[] NeedsOf(string[] nodes, string name) =>
        nodes.First(node => node.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
