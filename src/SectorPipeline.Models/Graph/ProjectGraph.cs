using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The nodes of a project and what each reads; acyclic.</summary>
public sealed class ProjectGraph
{
    /// <exception cref="ConfigurationException">Nodes read each other in a circle; the message has the path.</exception>
    internal ProjectGraph(IEnumerable<Node> nodes, ReferenceResolver resolver)
    {
        Resolver = resolver;
        Nodes = [.. nodes.OrderBy(node => node.UniqueId, StringComparer.Ordinal)];
        try
        {
            Dag = new Dag<Node>(Nodes, node => node.UniqueId, node => node.DependsOn);
        }
        catch (CycleException cycle)
        {
            throw new ConfigurationException(Describe(cycle), cycle);
        }
    }

    /// <summary>All nodes, by unique id.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The nodes that are switched off; nothing reads them.</summary>
    internal IReadOnlyList<Node> Disabled { get; init; } = [];

    internal Dag<Node> Dag { get; }

    /// <summary>The name of the project whose packages the others are.</summary>
    internal string Root { get; init; } = "";

    /// <summary>The states of nodes in the last run_results.json, by unique id; set by what knows where it is.</summary>
    internal Func<IReadOnlyDictionary<string, string>> LastResults { get; set; } = () => new Dictionary<string, string>(StringComparer.Ordinal);

    internal ReferenceResolver Resolver { get; }

    /// <summary>Whether the node of that unique id exists and is enabled.</summary>
    public bool Contains(string uniqueId) => Dag.Contains(uniqueId);

    public Node this[string uniqueId] => Dag[uniqueId];

    /// <summary>The nodes that read the node directly.</summary>
    public IReadOnlyList<string> ReadBy(string uniqueId) => Dag.Dependents(uniqueId);

    internal string NearestNodeHint(string name) => NearestName.Hint(name, Nodes.Select(node => node.Name));

    /// <summary>Adds what is at most so many steps away from the start.</summary>
    internal static void Walk(IEnumerable<string> start, Func<string, IReadOnlyList<string>> next, int depth, HashSet<string> reached)
    {
        var seen = new HashSet<string>(start, StringComparer.Ordinal);
        var level = seen.ToList();
        for (var i = 0; i < depth && level.Count > 0; i++)
            level = [.. level.SelectMany(next).Where(seen.Add)];
        reached.UnionWith(seen);
    }

    private string Describe(CycleException cycle)
    {
        var ids = cycle.Path.Take(cycle.Path.Count - 1).ToHashSet(StringComparer.Ordinal);
        var files = Nodes.Where(node => ids.Contains(node.UniqueId)).Select(node => node.File.DisplayPath);
        return $"{string.Join(", ", files)}: these models read each other in a circle: {string.Join(" → ", cycle.Path.Select(ShortName))}. "
            + "Remove one of the refs.";
    }

    private static string ShortName(string uniqueId) => uniqueId[(uniqueId.LastIndexOf('.') + 1)..];
}
