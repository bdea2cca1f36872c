namespace SectorPipeline.Models;

/// <summary>What lists tell of a node, by the keys that dbt gives them.</summary>
public static class NodeProperties
{
    public static IReadOnlyDictionary<string, object?> Of(Node node) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = node.Name,
        ["resource_type"] = node.Type.Name(),
        ["package_name"] = node.Package,
        ["original_file_path"] = node.FilePath,
        ["unique_id"] = node.UniqueId,
        ["alias"] = node.Relation?.Identifier ?? node.Name,
        ["tags"] = node.Tags,
        ["config"] = node.Config.Values,
        ["depends_on"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["macros"] = (node as SqlNode)?.Macros ?? [],
            ["nodes"] = node.DependsOn,
        },
        ["description"] = node.Description,
        ["fqn"] = node.Fqn,
        ["database"] = node.Relation?.Database,
        ["schema"] = node.Relation?.Schema,
    };

    /// <summary>The word for a kind of node, such as <c>unit_test</c>.</summary>
    public static string TypeName(ResourceType type) => type.Name();
}
