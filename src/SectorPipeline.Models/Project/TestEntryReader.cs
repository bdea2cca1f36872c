namespace SectorPipeline.Models;

/// <summary>Reads an item under <c>data_tests</c>: a name, or a mapping of the name to its arguments.</summary>
internal static class TestEntryReader
{
    // Settings that may stand among the arguments, as dbt allowed before there was 'config'.
    public static readonly IReadOnlySet<string> LooseConfig = new HashSet<string>(StringComparer.Ordinal)
    {
        "severity", "tags", "enabled", "where", "limit", "warn_if", "error_if", "fail_calc", "store_failures",
        "store_failures_as", "meta", "database", "schema", "alias",
    };

    public static TestEntry Read(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => Read(scalar, scalar.Text, []),
            YamlMap map when map["test_name"] is { } name => Read(map, name.AsText("'test_name'"), map.Entries.Where(entry => entry.Key.Text != "test_name")),
            YamlMap { Entries: { Count: > 0 } entries } => Read(
                entries[0].Key, entries[0].Key.Text, Arguments(entries[0].Key, entries[0].Value).Concat(entries.Skip(1))),
            _ => throw node.Error("a test must be a name, or a mapping of its name to its arguments."),
        };

    private static IEnumerable<YamlEntry> Arguments(YamlScalar name, YamlNode value) =>
        Entries(value, $"the value of test '{name.Text}'");

    private static TestEntry Read(YamlNode place, string fullName, IEnumerable<YamlEntry> entries)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        var config = new Dictionary<string, object?>(StringComparer.Ordinal);
        var (customName, description) = ((string?)null, "");
        foreach (var (key, value) in entries)
        {
            if (key.Text == "config")
                AddConfig(config, value);
            else if (key.Text == "arguments")
                AddArguments(arguments, value);
            else if (key.Text == "name")
                customName = value.AsText("'name'");
            else if (key.Text == "description")
                description = value.AsText("'description'");
            else if (!LooseConfig.Contains(key.Text))
                arguments[key.Text] = value.ToValue();
            else if (!config.TryAdd(key.Text, SchemaMaps.Checked(key.Text, value)))
                TwiceSet(key, key.Text);
        }

        var dot = fullName.IndexOf('.', StringComparison.Ordinal);
        return new TestEntry
        {
            Place = place,
            Namespace = dot < 0 ? null : fullName[..dot],
            Name = fullName[(dot + 1)..],
            Arguments = arguments,
            Config = config,
            CustomName = customName,
            Description = description,
        };
    }

    private static void TwiceSet(YamlNode place, string key) =>
        throw place.Error($"'{key}' is set both in 'config' and beside it. Keep one of them, in 'config'.");

    private static void AddConfig(Dictionary<string, object?> config, YamlNode node)
    {
        foreach (var (key, value) in Entries(node, "'config'"))
        {
            if (!config.TryAdd(key.Text, SchemaMaps.Checked(key.Text, value)))
                TwiceSet(key, key.Text);
        }
    }

    private static void AddArguments(Dictionary<string, object?> arguments, YamlNode node)
    {
        foreach (var (key, value) in Entries(node, "'arguments'"))
            arguments.TryAdd(key.Text, value.ToValue());
    }

    private static IEnumerable<YamlEntry> Entries(YamlNode node, string what) =>
        node is YamlScalar { IsNull: true } ? [] : node.AsMap(what).Entries;
}
