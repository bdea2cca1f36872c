using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the settings of a node: all that its kind has, with dbt's defaults, and those of the engine or the project's own.</summary>
internal static class NodeConfigJson
{
    private static readonly HashSet<string> OfAll = new(StringComparer.Ordinal) { "enabled", "tags", "meta" };

    private static readonly HashSet<string> OfTests =
    [
        .. OfAll, "alias", "schema", "database", "group", "materialized", "severity", "store_failures", "store_failures_as",
        "where", "limit", "fail_calc", "warn_if", "error_if",
    ];

    private static readonly HashSet<string> OfNodes =
    [
        .. OfAll, "alias", "schema", "database", "group", "materialized", "incremental_strategy", "batch_size", "lookback",
        "begin", "persist_docs", "post-hook", "pre-hook", "quoting", "column_types", "full_refresh", "unique_key",
        "on_schema_change", "on_configuration_change", "grants", "packages", "docs", "contract", "event_time",
        "concurrent_batches", "access", "freshness", "delimiter", "quote_columns",
    ];

    private static readonly ConcurrentDictionary<(ResourceType Type, string Materialized), byte[]> Plain = [];

    /// <summary>The settings of what the nodes of that kind have without any.</summary>
    public static void Write(Utf8JsonWriter json, ResourceType type, NodeConfig config)
    {
        json.WritePropertyName("config");
        WriteAll(json, type, config, _ => []);
    }

    public static void Write(Utf8JsonWriter json, Node node)
    {
        json.WritePropertyName("config");
        if (node.Config.Values.Count == 1 && node.Config.Materialized is { } materialized)
            json.WriteRawValue(Plain.GetOrAdd((node.Type, materialized), _ => Render(node)), skipInputValidation: true);
        else
            WriteAll(json, node.Type, node.Config, kind => Hooks.Of(node, kind));
    }

    // Most nodes of a large project have no settings of their own, so that one text does for all of a kind.
    private static byte[] Render(Node node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonArtifact.Options))
            WriteAll(json, node.Type, node.Config, _ => []);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteAll(Utf8JsonWriter json, ResourceType type, NodeConfig config, Func<string, List<object?>> hooks)
    {
        json.WriteStartObject();
        json.WriteBoolean("enabled", config.Enabled);
        json.Texts("tags", config.Tags);
        json.Value("meta", config.Meta);
        var known = OfAll;
        switch (type)
        {
            case ResourceType.Test:
                known = OfTests;
                WriteTest(json, config);
                break;
            case ResourceType.Source or ResourceType.Exposure or ResourceType.UnitTest:
                break;
            default:
                known = OfNodes;
                WriteNode(json, type, config, hooks);
                break;
        }

        foreach (var (key, value) in config.Values)
        {
            if (!known.Contains(key))
                json.Value(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter json, NodeConfig config)
    {
        json.Text("alias", config.Alias);
        json.WriteString("schema", config.Schema ?? "dbt_test__audit");
        json.Text("database", config.Database);
        json.Text("group", config.Text("group"));
        json.WriteString("materialized", config.Materialized ?? "test");
        json.WriteString("severity", config.Text("severity") ?? "ERROR");
        json.Value("store_failures", config.Flag("store_failures"));
        json.Text("store_failures_as", config.Text("store_failures_as"));
        json.Text("where", config.Text("where"));
        json.Value("limit", Number(config.Get("limit")));
        json.WriteString("fail_calc", config.Text("fail_calc") ?? "count(*)");
        json.WriteString("warn_if", config.Text("warn_if") ?? "!= 0");
        json.WriteString("error_if", config.Text("error_if") ?? "!= 0");
    }

    private static void WriteNode(Utf8JsonWriter json, ResourceType type, NodeConfig config, Func<string, List<object?>> hooks)
    {
        json.Text("alias", config.Alias);
        json.Text("schema", config.Schema);
        json.Text("database", config.Database);
        json.Text("group", config.Text("group"));
        json.WriteString("materialized", config.Materialized ?? "view");
        json.Text("incremental_strategy", config.Text("incremental_strategy"));
        json.Value("batch_size", config.Get("batch_size"));
        json.Value("lookback", config.Get("lookback") ?? 1);
        json.Value("begin", config.Get("begin"));
        json.Value("persist_docs", config.Mapping("persist_docs"));
        WriteHooks(json, "post-hook", config, hooks);
        WriteHooks(json, "pre-hook", config, hooks);
        json.Value("quoting", config.Mapping("quoting"));
        json.Value("column_types", config.Mapping("column_types"));
        json.Value("full_refresh", config.FullRefresh);
        WriteKey(json, config);
        json.WriteString("on_schema_change", config.Text("on_schema_change") ?? "ignore");
        json.WriteString("on_configuration_change", config.Text("on_configuration_change") ?? "apply");
        json.Value("grants", config.Mapping("grants"));
        json.Texts("packages", config.Texts("packages"));
        NodeJson.WriteDocs(json, config);
        ContractJson.WriteConfig(json, config);
        json.Value("event_time", config.Get("event_time"));
        json.Value("concurrent_batches", config.Flag("concurrent_batches"));
        WriteOfKind(json, type, config);
    }

    private static void WriteOfKind(Utf8JsonWriter json, ResourceType type, NodeConfig config)
    {
        switch (type)
        {
            case ResourceType.Model:
                json.WriteString("access", config.Text("access") ?? "protected");
                json.Value("freshness", config.Get("freshness") as IReadOnlyDictionary<string, object?>);
                break;
            case ResourceType.Seed:
                json.WriteString("delimiter", config.Text("delimiter") ?? ",");
                json.Value("quote_columns", config.Flag("quote_columns"));
                break;
        }
    }

    private static void WriteHooks(Utf8JsonWriter json, string kind, NodeConfig config, Func<string, List<object?>> hooks)
    {
        json.Objects(kind, config.Has(kind) ? hooks(kind).Select(PlainValues.From).OfType<IReadOnlyDictionary<string, object?>>() : [], hook =>
        {
            json.Value("sql", hook["sql"]);
            json.Value("transaction", hook["transaction"]);
            json.WriteNull("index");
        });
    }

    private static void WriteKey(Utf8JsonWriter json, NodeConfig config)
    {
        if (config.Get("unique_key") is null or string)
            json.Text("unique_key", config.Text("unique_key"));
        else
            json.Texts("unique_key", config.UniqueKey);
    }

    private static object? Number(object? value) =>
        value is string text && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : value;
}
