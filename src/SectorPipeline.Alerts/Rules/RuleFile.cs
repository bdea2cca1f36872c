using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Reads <c>alerts.yml</c>, with every fault of the file at once.</summary>
internal static class RuleFile
{
    private static readonly string[] Keys = ["vars", "flood", "rules", "suppress"];

    public static AlertRules Parse(string file, string text)
    {
        var faults = new YamlFaults(file, text);
        var read = Root(faults, text) is { } root ? Read(new YamlMapping(root, faults, "alerts.yml", Keys), faults) : null;
        faults.ThrowIfAny();
        return read ?? AlertRules.None;
    }

    private static YamlMappingNode? Root(YamlFaults faults, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            faults.Add(error.Start, $"not valid YAML: {error.Message.TrimEnd('.')}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet says to a bracket that is still open where the indentation goes back.
            faults.Add(new Mark(0, 1, 1), "not valid YAML: a bracket or brace does not end. Close it.");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            return root;
        faults.Add(new Mark(0, 1, 1), "alerts.yml is one mapping with the keys vars, rules and suppress.");
        return null;
    }

    private static AlertRules Read(YamlMapping root, YamlFaults faults)
    {
        var vars = VarsReader.Read(root, new Dictionary<string, object?>(StringComparer.Ordinal), faults);
        var reader = new RuleReader(faults, vars, root.Count("flood") ?? AlertRules.DefaultFlood);
        var entries = root.Mapping("rules", keys: null)?.Entries.ToList() ?? [];
        var rules = entries.Select(entry => reader.Read(entry.Key, entry.Value)).OfType<AlertRule>().ToList();
        var windows = new SuppressionReader(faults, [.. entries.Select(entry => entry.Key.Value!)]);
        return new AlertRules(rules, [.. Windows(root, faults).Select(windows.Read).OfType<Suppression>()]);
    }

    private static IEnumerable<YamlNode> Windows(YamlMapping root, YamlFaults faults)
    {
        if (root.Node("suppress") is not { } node)
            return [];
        if (node is YamlSequenceNode list)
            return list;
        faults.Add(node.Start, "suppress: a list of windows is expected here.");
        return [];
    }
}
