namespace SectorPipeline.Models;

/// <summary>How lists name a node.</summary>
public static class NodeProperties
{
    /// <summary>The term that selects the node, as dbt lists it.</summary>
    public static string Selector(Node node) =>
        node switch
        {
            SourceNode source => $"source:{source.Package}.{source.SourceName}.{source.Name}",
            ExposureNode => $"exposure:{node.Package}.{node.Name}",
            UnitTestNode => $"unit_test:{node.Package}.{node.Name}",
            _ => string.Join('.', node.Fqn),
        };

    /// <summary>The name that it goes by where names are listed: a table of a source has that of the source before it.</summary>
    public static string ListedName(Node node) => node is SourceNode source ? $"{source.SourceName}.{source.Name}" : node.Name;

    /// <summary>The word for a kind of node, such as <c>unit_test</c>.</summary>
    public static string TypeName(ResourceType type) => type.Name();
}
