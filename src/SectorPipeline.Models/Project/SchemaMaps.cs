namespace SectorPipeline.Models;

/// <summary>What the entries of schema files have in common.</summary>
internal static class SchemaMaps
{
    /// <summary>The mappings in the list under a key.</summary>
    public static IEnumerable<YamlMap> Items(this YamlMap map, string key)
    {
        if (map[key] is not { } list)
            yield break;
        foreach (var item in list.AsList($"'{key}'"))
            yield return item.AsMap($"an item of '{key}'");
    }

    /// <summary>The settings: those that may stand beside <c>config</c>, then those in it.</summary>
    public static IReadOnlyDictionary<string, object?> Config(this YamlMap map, Action<string> report, params ReadOnlySpan<string> loose)
    {
        var config = new NodeConfig();
        foreach (var key in loose)
        {
            if (map[key] is { } value)
                config.Merge([new(key, Checked(key, value))]);
        }

        var values = map.Mapping("config");
        foreach (var (key, value) in (map["config"] as YamlMap)?.Entries ?? [])
        {
            _ = Checked(key.Text, value);
            if (ConfigKeys.Meant(key.Text) is { } meant)
                report(key.Fault($"'{key.Text}' is not a known setting. Did you mean '{meant}'?"));
        }

        config.Merge(values);

        // A plus in these adds to what the project file grants, so it has to stay until then.
        if (values.TryGetValue("grants", out var grants))
            config.Set("grants", grants);
        return config.Values;
    }

    /// <summary>The value of a setting.</summary>
    /// <exception cref="Core.ConfigurationException">It is none that the setting can have.</exception>
    public static object? Checked(string key, YamlNode node)
    {
        var value = node.ToValue();
        return ConfigKeys.FaultOf(key, value) is { } fault ? throw node.Error(fault) : value;
    }

    public static List<TestEntry> Tests(this YamlMap map)
    {
        var tests = new List<TestEntry>();
        foreach (var key in (string[])["data_tests", "tests"])
        {
            if (map[key] is { } list)
                tests.AddRange(list.AsList($"'{key}'").Select(TestEntryReader.Read));
        }

        return tests;
    }

    public static Dictionary<string, object?> Mapping(this YamlMap map, string key) =>
        map[key] is { } value and not YamlScalar { IsNull: true }
            ? value.AsMap($"'{key}'").ToDictionary()
            : new Dictionary<string, object?>(StringComparer.Ordinal);
}
