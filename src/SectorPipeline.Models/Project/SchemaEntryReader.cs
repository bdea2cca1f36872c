namespace SectorPipeline.Models;

/// <summary>Reads what a YAML file says of a model, seed, analysis, singular test or table of a source.</summary>
internal sealed class SchemaEntryReader(Action<string> report)
{
    private static readonly HashSet<string> EntryKeys = new(StringComparer.Ordinal)
    {
        "name", "description", "config", "columns", "tests", "data_tests", "meta", "tags", "docs", "access", "group",
        "constraints", "versions", "latest_version", "deprecation_date", "tests_config", "quote_columns", "time_spine", "data_type",
        "identifier", "external", "freshness", "loaded_at_field", "loaded_at_query", "quoting", "loader", "enabled", "alias",
    };

    private static readonly HashSet<string> ColumnKeys = new(StringComparer.Ordinal)
    {
        "name", "description", "data_type", "tests", "data_tests", "meta", "tags", "quote", "constraints", "config",
        "granularity", "policy_tags", "databricks_tags", "dimension", "entity",
    };

    public List<SchemaEntry> Read(YamlMap file, string key, string what) =>
        [.. file.Items(key).Select(item => Entry(item, what))];

    private SchemaEntry Entry(YamlMap map, string what)
    {
        map.CheckKeys(what, EntryKeys, report);
        if (map["versions"] is { } versions)
            report(versions.Fault("versions of models are not supported by this version of SectorPipeline; the model is taken to have none."));
        var config = map.Config(report, "meta", "tags", "docs", "group", "access", "enabled");
        return new SchemaEntry
        {
            Place = map,
            Name = map.Required("name", what).AsText("'name'"),
            Description = map.Text("description") ?? "",
            Identifier = map.Text("identifier"),
            Loader = map.Text("loader"),
            Quoting = QuotingPolicy.Read(map["quoting"], report),
            Loading = Loading(map, report),
            External = map["external"]?.ToValue(),
            Config = config,
            Columns = map["columns"] is null ? [] : [.. map.Items("columns").Select(Column)],
            Constraints = ConstraintReader.Read(map, report),
            Tests = map.Tests(),
        };
    }

    /// <summary>When rows were loaded, which may also stand under <c>config</c>.</summary>
    public static SourceLoading Loading(YamlMap map, Action<string> report)
    {
        var config = map["config"] as YamlMap;
        var (beside, inside) = (Freshness(map["freshness"], report), Freshness(config?["freshness"], report));
        return new SourceLoading(
            map.Text("loaded_at_field") ?? config?.Text("loaded_at_field"),
            map.Text("loaded_at_query") ?? config?.Text("loaded_at_query"),
            inside is null ? beside : inside.Over(beside));
    }

    // A model's freshness is another matter than a source's.
    private static FreshnessEntry? Freshness(YamlNode? node, Action<string> report) =>
        node is YamlMap map && map["build_after"] is not null ? null : FreshnessEntry.Read(node, report);

    private ColumnEntry Column(YamlMap map)
    {
        map.CheckKeys("a column", ColumnKeys, report);
        var config = new NodeConfig();
        config.Merge(map.Config(report, "meta", "tags"));
        var column = new ColumnInfo(map.Required("name", "a column").AsText("'name'"))
        {
            Description = map.Text("description") ?? "",
            DataType = map.Text("data_type"),
            Meta = config.Meta,
            Tags = config.Tags,
            Quote = map["quote"] is { } quote and not YamlScalar { IsNull: true } ? quote.AsFlag("'quote'") : null,
            Constraints = ConstraintReader.Read(map, report),
        };
        return new ColumnEntry(column, column.Quote ?? false, map.Tests());
    }
}
