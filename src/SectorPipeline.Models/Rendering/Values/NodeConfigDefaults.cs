namespace SectorPipeline.Models;

/// <summary>What the settings of a node are that nobody set, as templates see them.</summary>
internal static class NodeConfigDefaults
{
    private static readonly Dictionary<string, object?> OfTests = new(StringComparer.Ordinal)
    {
        ["materialized"] = "test",
        ["schema"] = "dbt_test__audit",
        ["severity"] = "ERROR",
        ["fail_calc"] = "count(*)",
        ["warn_if"] = "!= 0",
        ["error_if"] = "!= 0",
    };

    private static readonly Dictionary<string, object?> OfBuilt = new(StringComparer.Ordinal)
    {
        ["materialized"] = "view",
        ["on_schema_change"] = "ignore",
        ["on_configuration_change"] = "apply",
        ["access"] = "protected",
    };

    private static readonly Dictionary<string, object?> OfOthers = [];

    private static readonly HashSet<string> Mappings = new(StringComparer.Ordinal) { "meta", "grants", "persist_docs", "quoting", "column_types" };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "tags", "packages", "pre-hook", "post-hook" };

    public static IEnumerable<string> Names(ResourceType type) =>
        ["enabled", "tags", "meta", .. Of(type).Keys, .. IsBuilt(type) ? Mappings.Concat(Lists).Concat(["contract", "docs"]).Except(["tags", "meta"]) : []];

    public static object? Get(ResourceType type, string name) =>
        name switch
        {
            "enabled" => true,
            "contract" when IsBuilt(type) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["enforced"] = false, ["alias_types"] = true },
            "docs" when IsBuilt(type) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["show"] = true, ["node_color"] = null },
            _ when name == "meta" || (IsBuilt(type) && Mappings.Contains(name)) => new Dictionary<string, object?>(StringComparer.Ordinal),
            _ when name == "tags" || (IsBuilt(type) && Lists.Contains(name)) => new List<object?>(),
            _ => Of(type).GetValueOrDefault(name),
        };

    private static bool IsBuilt(ResourceType type) => type is not (ResourceType.Test or ResourceType.Source or ResourceType.Exposure or ResourceType.UnitTest);

    private static Dictionary<string, object?> Of(ResourceType type) => type == ResourceType.Test ? OfTests : IsBuilt(type) ? OfBuilt : OfOthers;
}
