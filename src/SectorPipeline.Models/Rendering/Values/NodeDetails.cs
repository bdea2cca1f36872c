using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What templates see of a node of one kind only, as the manifest has it.</summary>
/// <param name="dialect">Writes the names of relations; null while they are still being made.</param>
internal sealed class NodeDetails(SqlDialect? dialect)
{
    private static readonly string[] Exposure = ["type", "owner", "label", "maturity", "url"];
    private static readonly string[] Source = ["loaded_at_field", "loaded_at_query", "freshness", "quoting", "external", "source_meta", "relation_name"];
    private static readonly string[] Built = ["relation_name", "group", "access", "version", "latest_version", "deprecation_date", "contract", "checksum", "docs", "build_path"];

    public static IReadOnlyList<string> Names(Node node) =>
        node switch
        {
            ExposureNode => Exposure,
            SourceNode => Source,
            _ => Built,
        };

    public object? Get(Node node, string name) =>
        node switch
        {
            ExposureNode exposure => Of(exposure, name),
            SourceNode source => Of(source, name),
            _ => OfBuilt(node, name),
        };

    private static object? Of(ExposureNode node, string name) =>
        name switch
        {
            "type" => node.Kind,
            "owner" => Map(("email", node.Owner.Email), ("name", node.Owner.Name)),
            "label" => node.Label,
            "maturity" => node.Maturity,
            "url" => node.Url,
            _ => null,
        };

    private object? Of(SourceNode node, string name) =>
        name switch
        {
            "loaded_at_field" => node.LoadedAtField,
            "loaded_at_query" => node.LoadedAtQuery,
            "freshness" => Map(("warn_after", Limit(node.Freshness?.WarnAfter)), ("error_after", Limit(node.Freshness?.ErrorAfter)), ("filter", node.Freshness?.Filter)),
            "quoting" => Quoting(node.Relation!.Quoted),
            "external" => node.External,
            "source_meta" => node.SourceMeta,
            "relation_name" => RelationName(node),
            _ => null,
        };

    private object? OfBuilt(Node node, string name) =>
        name switch
        {
            "relation_name" => RelationName(node),
            "group" => node.Config.Text("group"),
            "access" => node is ModelNode ? node.Config.Text("access") ?? "protected" : null,
            "contract" => Map(("enforced", node.Config.Mapping("contract").GetValueOrDefault("enforced") is true), ("alias_types", true), ("checksum", null)),
            "checksum" => Map(("name", node is TestNode { Generic: not null } ? "none" : "sha256"), ("checksum", Checksum.Of(node))),
            "docs" => Map(("show", node.Config.Mapping("docs").GetValueOrDefault("show") is not false), ("node_color", node.Config.Mapping("docs").GetValueOrDefault("node_color"))),
            _ => null,
        };

    private string? RelationName(Node node) =>
        node is { Relation: null } or ModelNode { IsEphemeral: true } or AnalysisNode or TestNode ? null : dialect?.Render(node.Relation);

    private static Dictionary<string, object?> Limit(FreshnessLimit? limit) => Map(("count", limit?.Count), ("period", limit?.Period));

    private static Dictionary<string, object?> Quoting(RelationParts quoted) => Map(
        ("database", quoted.HasFlag(RelationParts.Database)),
        ("schema", quoted.HasFlag(RelationParts.Schema)),
        ("identifier", quoted.HasFlag(RelationParts.Identifier)),
        ("column", null));

    private static Dictionary<string, object?> Map(params ReadOnlySpan<(string Key, object? Value)> entries)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map[key] = value;
        return map;
    }
}
