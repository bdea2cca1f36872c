namespace SectorPipeline.Models;

/// <summary>Reads the YAML files that describe models, seeds and sources.</summary>
internal sealed class SchemaFileReader(Diagnostics diagnostics)
{
    private static readonly HashSet<string> FileKeys = new(StringComparer.Ordinal)
    {
        "version", "models", "seeds", "sources", "snapshots", "macros", "analyses", "exposures", "unit_tests", "data_tests",
        "tests", "groups", "metrics", "semantic_models", "saved_queries", "anchors", "functions",
    };

    private static readonly HashSet<string> EntryKeys = new(StringComparer.Ordinal)
    {
        "name", "description", "config", "columns", "tests", "data_tests", "meta", "tags", "docs", "access", "group",
        "constraints", "versions", "latest_version", "deprecation_date", "tests_config", "quote_columns", "time_spine", "data_type",
        "identifier", "external", "freshness", "loaded_at_field", "loaded_at_query", "quoting", "loader", "enabled", "alias",
    };

    private static readonly HashSet<string> SourceKeys = new(StringComparer.Ordinal)
    {
        "name", "description", "config", "tables", "meta", "tags", "database", "schema", "loader", "freshness",
        "loaded_at_field", "loaded_at_query", "quoting", "overrides", "tests", "data_tests", "enabled",
    };

    private static readonly HashSet<string> ColumnKeys = new(StringComparer.Ordinal)
    {
        "name", "description", "data_type", "tests", "data_tests", "meta", "tags", "quote", "constraints", "config",
        "granularity", "policy_tags",
    };

    public SchemaFile Read(YamlMap map, string projectPath)
    {
        map.CheckKeys("a schema file", FileKeys, diagnostics.Warn);
        return new SchemaFile(
            map.File,
            projectPath,
            Entries(map, "models", "a model"),
            Entries(map, "seeds", "a seed"),
            Entries(map, map["data_tests"] is null ? "tests" : "data_tests", "a data test"),
            [.. Items(map, "sources").Select(Source)]);
    }

    private static IEnumerable<YamlMap> Items(YamlMap map, string key) =>
        map[key]?.AsList($"'{key}'").Select(item => item.AsMap($"an item of '{key}'")) ?? [];

    private List<SchemaEntry> Entries(YamlMap map, string key, string what) =>
        [.. Items(map, key).Select(item => Entry(item, what))];

    private SchemaEntry Entry(YamlMap map, string what)
    {
        map.CheckKeys(what, EntryKeys, diagnostics.Warn);
        return new SchemaEntry
        {
            Place = map,
            Name = map.Required("name", what).AsText("'name'"),
            Description = map.Text("description") ?? "",
            Identifier = map.Text("identifier"),
            Config = Config(map, "meta", "tags", "docs", "group", "access", "enabled"),
            Columns = [.. Items(map, "columns").Select(Column)],
            Tests = Tests(map),
        };
    }

    private ColumnEntry Column(YamlMap map)
    {
        map.CheckKeys("a column", ColumnKeys, diagnostics.Warn);
        var config = new NodeConfig();
        config.Merge(Config(map, "meta", "tags"));
        var column = new ColumnInfo(map.Required("name", "a column").AsText("'name'"))
        {
            Description = map.Text("description") ?? "",
            DataType = map.Text("data_type"),
            Meta = config.Meta,
            Tags = config.Tags,
        };
        return new ColumnEntry(column, map["quote"]?.AsFlag("'quote'") ?? false, Tests(map));
    }

    private SourceEntry Source(YamlMap map)
    {
        map.CheckKeys("a source", SourceKeys, diagnostics.Warn);
        var name = map.Required("name", "a source").AsText("'name'");
        return new SourceEntry
        {
            Place = map,
            Name = name,
            Description = map.Text("description") ?? "",
            Database = map.Text("database"),
            Schema = map.Text("schema") ?? name,
            Config = Config(map, "meta", "tags", "enabled"),
            Tables = Entries(map, "tables", "a table of a source"),
        };
    }

    private static List<TestEntry> Tests(YamlMap map) =>
        [.. (map["data_tests"] ?? map["tests"])?.AsList("'data_tests'").Select(TestEntryReader.Read) ?? []];

    private static Dictionary<string, object?> Config(YamlMap map, params ReadOnlySpan<string> loose)
    {
        var config = new NodeConfig();
        foreach (var key in loose)
        {
            if (map[key] is { } value)
                config.Merge([new(key, value.ToValue())]);
        }

        if (map["config"] is { } settings and not YamlScalar { IsNull: true })
            config.Merge(settings.AsMap("'config'").ToDictionary());
        return new Dictionary<string, object?>(config.Values, StringComparer.Ordinal);
    }
}
