using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The settings of a node in templates: as attributes, by subscript, or with <c>get</c>; what is not set is its default, or none.</summary>
internal sealed class NodeConfigValue(NodeConfig config, ResourceType type) : IJinjaObject, IJinjaItems
{
    public string TypeName => "config";

    public bool IsMapping => true;

    public IEnumerable<string> MemberNames => config.Values.Keys.Union(NodeConfigDefaults.Names(type), StringComparer.Ordinal);

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "get"
            ? new JinjaFunction(name, arguments => Find(arguments.Text(0, "name")) ?? arguments.Optional(1, "default"))
            : Find(name) ?? MappingMethods.Find(name, () => MappingMethods.Read(this));
        return true;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = key is string name ? Find(name) : null;
        return key is string;
    }

    private object? Find(string name) => config.Get(name) ?? NodeConfigDefaults.Get(type, name);
}
