using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Configuration by folder, from dbt_project.yml: keys with a plus are settings, the others are folders or names.</summary>
internal sealed class ConfigTree
{
    private readonly Dictionary<string, object?> settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> unrendered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigTree> children = new(StringComparer.Ordinal);

    public static ConfigTree Empty { get; } = new();

    public static ConfigTree Read(YamlNode? node, string what, Diagnostics diagnostics)
    {
        var tree = new ConfigTree();
        if (node is null or YamlScalar { IsNull: true })
            return tree;
        foreach (var (key, value) in node.AsMap($"'{what}'").Entries)
            tree.Add(key, value, what, diagnostics);
        return tree;
    }

    /// <summary>The settings that hold for a node, from the root of the tree to its own name; later ones win.</summary>
    public IEnumerable<ConfigLayer> Layers(IEnumerable<string> fqn)
    {
        var tree = this;
        yield return tree.Layer();
        foreach (var part in fqn)
        {
            if (!tree.children.TryGetValue(part, out tree))
                yield break;
            yield return tree.Layer();
        }
    }

    private ConfigLayer Layer() => new(settings, unrendered);

    private void Add(YamlScalar key, YamlNode value, string what, Diagnostics diagnostics)
    {
        if (key.Text.StartsWith('+'))
            Set(key, key.Text[1..], value, diagnostics);
        else if (value is YamlMap map ? IsSetting(key.Text, map) : ConfigKeys.Known.Contains(key.Text))
            Set(key, key.Text, value, diagnostics);
        else if (value is YamlMap or YamlScalar { IsNull: true })
            children[key.Text] = Read(value, $"{what}: {key.Text}", diagnostics);
        else if (NearestName.Find(key.Text, ConfigKeys.Known) is null)
            Set(key, key.Text, value, diagnostics);
        else
            diagnostics.Fault(key.Fault($"'{what}' has no setting '{key.Text}'.{NearestName.Hint(key.Text, ConfigKeys.Known)} Settings of your own are written '+{key.Text}'."));
    }

    // A folder may be called like a setting; its own settings then have a plus.
    private static bool IsSetting(string key, YamlMap value) =>
        ConfigKeys.IsMapping(key) && !value.Entries.Any(entry => entry.Key.Text.StartsWith('+') && key != "grants");

    private void Set(YamlScalar key, string name, YamlNode value, Diagnostics diagnostics)
    {
        if (ConfigKeys.Meant(name) is { } meant)
            diagnostics.Warn(key.Fault($"'+{name}' is not a known setting. Did you mean '+{meant}'?"));
        if (ConfigKeys.FaultOf(name, value.ToValue()) is { } fault)
            diagnostics.Fault(value.Fault(fault));
        settings[name] = value.ToValue();
        unrendered[name] = value.ToUnrendered();
    }
}
