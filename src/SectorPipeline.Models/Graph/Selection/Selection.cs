namespace SectorPipeline.Models;

/// <summary>What <c>--select</c> and <c>--exclude</c> say: unions of terms, each an intersection of criteria.</summary>
public sealed class Selection
{
    private readonly List<List<Criterion>> included;
    private readonly List<List<Criterion>> excluded;
    private readonly IndirectSelection indirect;

    private Selection(List<List<Criterion>> included, List<List<Criterion>> excluded, IndirectSelection indirect) =>
        (this.included, this.excluded, this.indirect) = (included, excluded, indirect);

    /// <summary>Everything.</summary>
    public static Selection All { get; } = new([], [], IndirectSelection.Eager);

    /// <summary>Reads terms in dbt's grammar: blanks unite, commas intersect.</summary>
    /// <exception cref="Core.ConfigurationException">A term does not follow the grammar.</exception>
    public static Selection Parse(IEnumerable<string> select, IEnumerable<string> exclude, IndirectSelection indirect = IndirectSelection.Eager) =>
        new(Terms(select), Terms(exclude), indirect);

    /// <summary>The unique ids of the nodes that are meant; a criterion that names nothing is reported.</summary>
    internal IReadOnlySet<string> Resolve(ProjectGraph graph, Action<string> report)
    {
        var tests = new TestsAlong(graph, indirect);
        HashSet<string> chosen = included.Count == 0 ? [.. graph.Dag.Names] : Union(included, graph, tests, report);
        var left = Union(excluded, graph, tests, report);
        chosen.ExceptWith(left);
        if (tests.DependOnAllTerms)
        {
            tests.AddTo(chosen);
            chosen.ExceptWith(left);
        }

        return chosen;
    }

    private static List<List<Criterion>> Terms(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(term => term.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Criterion.Parse).ToList())];

    private static HashSet<string> Union(List<List<Criterion>> terms, ProjectGraph graph, TestsAlong tests, Action<string> report)
    {
        var union = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
            union.UnionWith(Intersection(term, graph, tests, report));
        return union;
    }

    private static HashSet<string> Intersection(List<Criterion> term, ProjectGraph graph, TestsAlong tests, Action<string> report)
    {
        var common = Reach(term[0], graph, tests, report);
        foreach (var criterion in term.Skip(1))
            common.IntersectWith(Reach(criterion, graph, tests, report));
        return common;
    }

    private static HashSet<string> Reach(Criterion criterion, ProjectGraph graph, TestsAlong tests, Action<string> report)
    {
        var named = SelectionMethods.Find(criterion, graph).Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0)
            report($"--select: nothing matches '{criterion.Text}'.{graph.NearestNodeHint(criterion.Value)}");
        var reached = new HashSet<string>(named, StringComparer.Ordinal);
        if (criterion.Parents is { } up)
            ProjectGraph.Walk(named, graph.Dag.Needs, up, reached);
        if (criterion.Children is { } down)
            ProjectGraph.Walk(named, graph.Dag.Dependents, down, reached);
        if (criterion.ChildrensParents)
        {
            ProjectGraph.Walk(named, graph.Dag.Dependents, int.MaxValue, reached);
            ProjectGraph.Walk([.. reached], graph.Dag.Needs, int.MaxValue, reached);
        }

        tests.AddTo(reached);
        return reached;
    }
}
