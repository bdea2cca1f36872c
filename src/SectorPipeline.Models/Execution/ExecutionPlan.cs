using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The chosen nodes in the order that they can run in.</summary>
internal sealed class ExecutionPlan
{
    private readonly ProjectGraph graph;
    private readonly HashSet<string> chosen;
    private readonly Dictionary<string, HashSet<string>> needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> reach = new(StringComparer.Ordinal);

    private ExecutionPlan(ProjectGraph graph, IEnumerable<Node> nodes)
    {
        this.graph = graph;
        chosen = nodes.Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="graph">All nodes.</param>
    /// <param name="nodes">Those to run.</param>
    /// <param name="testsGate">Whether what reads a tested node waits for its tests.</param>
    public static Dag<Node> Create(ProjectGraph graph, IReadOnlyList<Node> nodes, bool testsGate)
    {
        var plan = new ExecutionPlan(graph, nodes);
        plan.FindNeeds();
        if (testsGate)
            plan.AddGates();
        plan.PlaceUnitTests(testsGate);
        return new Dag<Node>(nodes, node => node.UniqueId, node => plan.needs[node.UniqueId]);
    }

    // A node that is left out hands on what it needs, so that the order holds through it.
    private void FindNeeds()
    {
        foreach (var id in graph.Dag.Names)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var need in graph.Dag.Needs(id))
                found.UnionWith(chosen.Contains(need) ? [need] : reach[need]);
            reach[id] = found;
            if (chosen.Contains(id))
                needs[id] = found;
        }
    }

    // A test holds back what is below all that it tests, not what it compares it with. The nearest of these suffice.
    private void AddGates()
    {
        foreach (var test in chosen.Where(id => graph[id] is TestNode).ToList())
        {
            var gated = Below(test);
            foreach (var node in gated.Where(node => !needs[node].Overlaps(gated)).ToList())
                needs[node].Add(test);
        }
    }

    // A unit test comes before its model, and after what the model reads, whose columns its rows take their types from.
    private void PlaceUnitTests(bool testsGate)
    {
        foreach (var test in chosen.Where(id => graph[id] is UnitTestNode))
        {
            var model = graph.Dag.Needs(test)[0];
            var before = needs.GetValueOrDefault(model);
            needs[test] = [.. (before ?? reach[model]).Where(id => graph[id] is not UnitTestNode)];
            if (testsGate)
                before?.Add(test);
        }
    }

    private HashSet<string> Below(string test)
    {
        HashSet<string>? common = null;
        foreach (var parent in graph.Dag.Needs(test))
        {
            var below = graph.Dag.Descendants(parent).Where(id => chosen.Contains(id) && graph[id] is not (TestNode or UnitTestNode));
            if (common is null)
                common = below.ToHashSet(StringComparer.Ordinal);
            else
                common.IntersectWith(below);
        }

        return common ?? [];
    }
}
