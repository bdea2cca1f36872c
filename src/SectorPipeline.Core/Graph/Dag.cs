namespace SectorPipeline.Core;

/// <summary>Named nodes and what each needs; acyclic, in a stable topological order.</summary>
public sealed class Dag<T>
{
    private readonly Dictionary<string, T> nodes;
    private readonly Dictionary<string, string[]> needs;
    private readonly Dictionary<string, List<string>> dependents;

    /// <param name="nodes">The nodes, in the order that ties are broken by.</param>
    /// <param name="name">The unique name of a node.</param>
    /// <param name="needs">The names of the nodes that must come before it.</param>
    /// <exception cref="CycleException">The needs form a circle.</exception>
    /// <exception cref="PipelineException">A need is not a node.</exception>
    public Dag(IEnumerable<T> nodes, Func<T, string> name, Func<T, IEnumerable<string>> needs)
    {
        var ordered = nodes.Select(node => KeyValuePair.Create(name(node), node)).ToList();
        this.nodes = ordered.ToDictionary(StringComparer.Ordinal);
        this.needs = ordered.ToDictionary(
            node => node.Key,
            node => needs(node.Value).Distinct(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);
        RejectUnknownNeeds();
        dependents = this.nodes.Keys.ToDictionary(key => key, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (node, _) in ordered)
        {
            foreach (var need in this.needs[node])
                dependents[need].Add(node);
        }

        Names = Sort(ordered.ConvertAll(node => node.Key));
    }

    /// <summary>Every name, each after all that it needs.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => nodes.Count;

    public T this[string name] => nodes[name];

    public bool Contains(string name) => nodes.ContainsKey(name);

    public IReadOnlyList<string> Needs(string name) => needs[name];

    public IReadOnlyList<string> Dependents(string name) => dependents[name];

    /// <summary>All that the node needs, directly or not; without the node.</summary>
    public IReadOnlySet<string> Ancestors(string name) => Reach(name, node => needs[node]);

    /// <summary>All that needs the node, directly or not; without the node.</summary>
    public IReadOnlySet<string> Descendants(string name) => Reach(name, node => dependents[node]);

    private static HashSet<string> Reach(string start, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(next(start));
        while (waiting.TryPop(out var node))
        {
            if (!reached.Add(node))
                continue;
            foreach (var neighbour in next(node))
                waiting.Push(neighbour);
        }

        return reached;
    }

    private void RejectUnknownNeeds()
    {
        foreach (var (node, wanted) in needs)
        {
            foreach (var need in wanted.Where(need => !nodes.ContainsKey(need)))
                throw new PipelineException($"{node}: needs '{need}', which does not exist.{NearestName.Hint(need, nodes.Keys)}");
        }
    }

    // Kahn's algorithm over a queue, so that the order follows the order given.
    private List<string> Sort(List<string> given)
    {
        var open = given.ToDictionary(node => node, node => needs[node].Length, StringComparer.Ordinal);
        var ready = new Queue<string>(given.Where(node => open[node] == 0));
        var sorted = new List<string>(given.Count);
        while (ready.TryDequeue(out var node))
        {
            sorted.Add(node);
            foreach (var dependent in dependents[node])
            {
                if (--open[dependent] == 0)
                    ready.Enqueue(dependent);
            }
        }

        return sorted.Count == given.Count ? sorted : throw new CycleException(FindCycle(given.First(node => open[node] > 0), open));
    }

    private List<string> FindCycle(string start, Dictionary<string, int> open)
    {
        var path = new List<string> { start };
        while (true)
        {
            var next = needs[path[^1]].First(need => open[need] > 0);
            var seen = path.IndexOf(next);
            path.Add(next);
            if (seen >= 0)
                return path[seen..];
        }
    }
}
