namespace SectorPipeline.Models;

/// <summary>What lists tell of a node, by the keys that dbt gives them.</summary>
public static class NodeProperties
{
    public static IReadOnlyDictionary<string, object?> Of(Node node) => node is UnitTestNode test ? OfUnitTest(test) : OfOther(node);

    /// <summary>The term that selects the node, as dbt lists it.</summary>
    public static string Selector(Node node) =>
        node switch
        {
            SourceNode source => $"source:{source.Package}.{source.SourceName}.{source.Name}",
            ExposureNode => $"exposure:{node.Package}.{node.Name}",
            UnitTestNode => $"unit_test:{node.Package}.{node.Name}",
            _ => string.Join('.', node.Fqn),
        };

    private static Dictionary<string, object?> OfUnitTest(UnitTestNode test) => new(StringComparer.Ordinal)
    {
        ["name"] = test.Name,
        ["resource_type"] = test.Type.Name(),
        ["package_name"] = test.Package,
        ["original_file_path"] = test.FilePath,
        ["unique_id"] = test.UniqueId,
        ["model"] = test.Model,
        ["tags"] = test.Tags,
        ["config"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["tags"] = test.Tags, ["meta"] = test.Config.Mapping("meta"), ["enabled"] = test.Config.Enabled },
        ["depends_on"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["macros"] = Array.Empty<string>(), ["nodes"] = test.DependsOn },
        ["description"] = test.Description,
        ["fqn"] = test.Fqn,
    };

    private static Dictionary<string, object?> OfOther(Node node) => new(StringComparer.Ordinal)
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
