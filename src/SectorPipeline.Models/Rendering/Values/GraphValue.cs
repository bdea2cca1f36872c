using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary><c>graph</c> in templates: the nodes of the project by unique id; empty while the project is read.</summary>
internal sealed class GraphValue(ProjectGraph? graph, SqlDialect? dialect = null) : IJinjaObject, IJinjaItems
{
    private static readonly string[] Members = ["nodes", "sources", "exposures", "metrics", "groups", "macros"];

    private readonly Dictionary<string, object?> byKind = new(StringComparer.Ordinal);

    public string TypeName => "graph";

    public bool IsMapping => true;

    public IEnumerable<string> MemberNames => Members;

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "get" => new JinjaFunction(name, arguments => TryGetItem(arguments.Required(0, "key"), out var found) ? found : arguments.Optional(1, "default")),
            _ when Members.Contains(name) => Nodes(name),
            _ => null,
        };
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && TryGetMember(name, out value);
    }

    private object? Nodes(string kind)
    {
        lock (byKind)
        {
            if (!byKind.TryGetValue(kind, out var nodes))
                byKind[kind] = nodes = Collect(kind);
            return nodes;
        }
    }

    private JinjaDict Collect(string kind) =>
        new((graph?.Nodes ?? []).Where(node => Kind(node.Type) == kind).Select(node => KeyValuePair.Create(node.UniqueId, (object?)new NodeValue(node, dialect))));

    private static string Kind(ResourceType type) =>
        type.Name() switch
        {
            "source" => "sources",
            "exposure" => "exposures",
            "unit_test" => "unit_tests",
            _ => "nodes",
        };
}
