using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The settings of a node in templates: as attributes, by subscript, or with <c>get</c>; what is not set is none.</summary>
internal sealed class NodeConfigValue(NodeConfig config) : IJinjaObject, IJinjaItems
{
    public string TypeName => "config";

    public IEnumerable<string> MemberNames => config.Values.Keys;

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "get"
            ? new JinjaFunction(name, arguments => config.Get(arguments.Text(0, "name")) ?? arguments.Optional(1, "default"))
            : config.Get(name);
        return true;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = key is string name ? config.Get(name) : null;
        return key is string;
    }
}
