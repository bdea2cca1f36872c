namespace SectorPipeline.Models;

/// <summary>Adds to chosen nodes the tests that go along with them.</summary>
internal sealed class TestsAlong(ProjectGraph graph, IndirectSelection kind)
{
    /// <summary>Whether a test can need nodes that several terms choose.</summary>
    public bool DependOnAllTerms => kind is IndirectSelection.Cautious or IndirectSelection.Buildable;

    public void AddTo(HashSet<string> chosen)
    {
        if (kind == IndirectSelection.Empty)
            return;
        var tests = chosen.SelectMany(graph.Dag.Dependents).Where(id => graph.Dag[id] is TestNode or UnitTestNode).ToHashSet(StringComparer.Ordinal);
        if (kind != IndirectSelection.Eager)
        {
            var present = Present(chosen);
            tests.RemoveWhere(id => !graph.Dag[id].DependsOn.All(present));
        }

        chosen.UnionWith(tests);
    }

    private Func<string, bool> Present(HashSet<string> chosen)
    {
        if (kind == IndirectSelection.Cautious)
            return new HashSet<string>(chosen, StringComparer.Ordinal).Contains;
        var above = new HashSet<string>(StringComparer.Ordinal);
        ProjectGraph.Walk(chosen, graph.Dag.Needs, int.MaxValue, above);
        return id => above.Contains(id) || graph.Dag[id] is SourceNode;
    }
}
