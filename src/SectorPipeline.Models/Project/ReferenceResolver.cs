using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Finds the nodes that <c>ref</c> and <c>source</c> name: in the asking package, then in the root project, then in any other.</summary>
internal sealed class ReferenceResolver
{
    private readonly string root;
    private readonly Dictionary<string, List<Node>> referable = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceCall, List<SourceNode>> sources = [];
    private readonly HashSet<string> disabled;
    private readonly LeftOut leftOut;

    public ReferenceResolver(string root, IEnumerable<Node> nodes, IEnumerable<Node> disabled, LeftOut leftOut, Diagnostics diagnostics)
    {
        this.root = root;
        this.leftOut = leftOut;
        this.disabled = [.. disabled.Select(node => node.Name)];
        foreach (var node in nodes)
        {
            if (node is SourceNode source)
                Add(source, diagnostics);
            else if (node is ModelNode or SeedNode)
                Add(referable, node.Name, node);
        }
    }

    /// <param name="call">What is named.</param>
    /// <param name="from">The package that asks; the root project when null.</param>
    public Node? Find(RefCall call, string? from = null) =>
        referable.GetValueOrDefault(call.Name) is { } nodes ? Choose(nodes, call.Package, from ?? root) : null;

    /// <inheritdoc cref="Find(RefCall, string?)"/>
    public SourceNode? Find(SourceCall call, string? from = null) =>
        sources.GetValueOrDefault(call) is { } nodes ? Choose(nodes, null, from ?? root) : null;

    /// <summary>What is wrong with a call that finds nothing.</summary>
    public string Describe(RefCall call) =>
        disabled.Contains(call.Name) ? $"the model '{call.Name}' is disabled. Enable it or remove the ref."
        : call.Package is { } package && referable.TryGetValue(call.Name, out var others)
            ? $"no package '{package}' has a model '{call.Name}'; it is in {string.Join(", ", others.Select(other => $"'{other.Package}'"))}."
        : leftOut.KindOf(call.Name) is { } kind ? $"'{call.Name}' is {kind}, which is not supported by this version of SectorPipeline. Refer to a model or seed."
        : $"no model is called '{call.Name}'.{NearestName.Hint(call.Name, referable.Keys)}";

    public string Describe(SourceCall call)
    {
        var tables = sources.Keys.Where(known => known.Source == call.Source).Select(known => known.Table).ToList();
        return tables.Count > 0
            ? $"source '{call.Source}' has no table '{call.Table}'.{NearestName.Hint(call.Table, tables)}"
            : $"no source is called '{call.Source}'.{NearestName.Hint(call.Source, sources.Keys.Select(known => known.Source).Distinct())} Declare it under 'sources' in a YAML file.";
    }

    private T? Choose<T>(List<T> nodes, string? package, string from)
        where T : Node
    {
        if (package is not null)
            return nodes.Find(node => node.Package == package);
        return nodes.Count == 1 ? nodes[0]
            : nodes.Find(node => node.Package == from) ?? nodes.Find(node => node.Package == root) ?? nodes[0];
    }

    private void Add(SourceNode node, Diagnostics diagnostics)
    {
        var call = new SourceCall(node.SourceName, node.Name);
        if (sources.GetValueOrDefault(call)?.Exists(other => other.Package == node.Package) == true)
            diagnostics.Fault($"{node.File.DisplayPath}: the table '{node.SourceName}.{node.Name}' is declared twice. Remove one of them.");
        else
            Add(sources, call, node);
    }

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> to, TKey key, T node)
        where TKey : notnull
    {
        if (to.TryGetValue(key, out var nodes))
            nodes.Add(node);
        else
            to[key] = [node];
    }
}
