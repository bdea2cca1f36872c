using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Finds the nodes that <c>ref</c> and <c>source</c> name.</summary>
internal sealed class ReferenceResolver
{
    private readonly Dictionary<string, Node> referable = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceCall, SourceNode> sources = [];
    private readonly HashSet<string> disabled;

    public ReferenceResolver(IEnumerable<Node> nodes, IEnumerable<Node> disabled, Diagnostics diagnostics)
    {
        this.disabled = [.. disabled.Select(node => node.Name)];
        foreach (var node in nodes)
        {
            if (node is SourceNode source && !sources.TryAdd(new SourceCall(source.SourceName, source.Name), source))
                diagnostics.Fault($"{node.File.DisplayPath}: the table '{source.SourceName}.{source.Name}' is declared twice. Remove one of them.");
            if (node is ModelNode or SeedNode)
                referable[node.Name] = node;
        }
    }

    public Node? Find(RefCall call) =>
        referable.GetValueOrDefault(call.Name) is { } node && (call.Package is null || call.Package == node.Package) ? node : null;

    public SourceNode? Find(SourceCall call) => sources.GetValueOrDefault(call);

    /// <summary>What is wrong with a call that finds nothing.</summary>
    public string Describe(RefCall call) =>
        disabled.Contains(call.Name) ? $"the model '{call.Name}' is disabled. Enable it or remove the ref."
        : call.Package is { } package && referable.TryGetValue(call.Name, out var other)
            ? $"no package '{package}' has a model '{call.Name}'; it is in '{other.Package}'."
        : $"no model is called '{call.Name}'.{NearestName.Hint(call.Name, referable.Keys)}";

    public string Describe(SourceCall call)
    {
        var tables = sources.Keys.Where(known => known.Source == call.Source).Select(known => known.Table).ToList();
        return tables.Count > 0
            ? $"source '{call.Source}' has no table '{call.Table}'.{NearestName.Hint(call.Table, tables)}"
            : $"no source is called '{call.Source}'.{NearestName.Hint(call.Source, sources.Keys.Select(known => known.Source).Distinct())} Declare it under 'sources' in a YAML file.";
    }
}
