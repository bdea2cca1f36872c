using System.Globalization;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Decides where a node is built by the macros generate_database_name, generate_schema_name and generate_alias_name.</summary>
internal sealed class RelationNaming(ProjectContext context, IReadOnlyDictionary<string, object?> invocation)
{
    public Relation Place(Node node) =>
        new(
            Name("generate_database_name", node.Config.Database, node),
            Name("generate_schema_name", node.Config.Schema, node),
            Name("generate_alias_name", node.Config.Alias, node));

    private string Name(string macro, string? custom, Node node)
    {
        var scope = context.NewScope(invocation, NoWarehouse.Instance, JinjaUndefinedBehavior.Lenient);
        scope["model"] = new NodeValue(node);
        scope["execute"] = false;
        var name = scope.Call(context.Macros.Find(macro)!, [custom, new NodeValue(node)], CancellationToken.None);
        return Convert.ToString(name, CultureInfo.InvariantCulture)!.Trim();
    }
}
