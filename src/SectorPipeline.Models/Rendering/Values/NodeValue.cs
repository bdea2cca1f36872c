using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A node in templates: <c>model</c>, and what macros are given as <c>node</c>.</summary>
/// <param name="node">The node.</param>
/// <param name="dialect">Writes the names of relations; null while they are still being made.</param>
/// <param name="compiled">Its SQL, once that is known.</param>
internal sealed class NodeValue(Node node, SqlDialect? dialect = null, string? compiled = null) : IJinjaObject, IJinjaItems
{
    private readonly NodeDetails details = new(dialect);

    public Node Node => node;

    public bool IsMapping => true;

    private static readonly string[] Members =
    [
        "name", "unique_id", "resource_type", "package_name", "path", "original_file_path", "fqn", "alias", "database",
        "schema", "config", "tags", "meta", "description", "columns", "constraints", "patch_path", "language", "identifier", "source_name",
        "source_description", "loader", "column_name", "attached_node", "test_metadata", "refs", "sources", "raw_code", "compiled", "compiled_code", "depends_on", "get",
    ];

    public string TypeName => "node";

    public IEnumerable<string> MemberNames => [.. Members, .. NodeDetails.Names(node)];

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && MemberNames.Contains(name) && TryGetMember(name, out value);
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "name" => node.Name,
            "unique_id" => node.UniqueId,
            "resource_type" => node.Type.Name(),
            "package_name" => node.Package,
            "path" => node.Path,
            "original_file_path" => node.FilePath,
            "fqn" => node.Fqn.Cast<object?>().ToList(),
            "alias" => node.Relation?.Identifier ?? node.Name,
            "database" => node.Relation?.Database,
            "schema" => node.Relation?.Schema,
            "config" => new NodeConfigValue(node.Config, node.Type),
            "tags" => node.Tags.Cast<object?>().ToList(),
            "meta" => node.Config.Mapping("meta"),
            "description" => node.Description,
            "columns" => Columns(),
            "constraints" => Constraints(node.Constraints),
            "patch_path" => node.PatchPath,
            "language" => "sql",
            "identifier" => node.Relation?.Identifier,
            "source_name" => (node as SourceNode)?.SourceName,
            "source_description" => (node as SourceNode)?.SourceDescription,
            "loader" => (node as SourceNode)?.Loader,
            "column_name" => (node as TestNode)?.Generic?.Column,
            "attached_node" => (node as TestNode)?.Generic?.AttachedTo,
            "test_metadata" => (node as TestNode)?.Generic is { } generic ? TestMetadata(generic) : null,
            "refs" => References((node as SqlNode)?.Refs, call => new(StringComparer.Ordinal) { ["name"] = call.Name, ["package"] = call.Package }),
            "sources" => ((node as SqlNode)?.Sources ?? []).Select(call => (object?)new List<object?> { call.Source, call.Table }).ToList(),
            "raw_code" => (node as SqlNode)?.RawCode ?? "",
            "compiled" => compiled is not null,
            "compiled_code" => compiled,
            "depends_on" => DependsOn(),
            "get" => new JinjaFunction(name, arguments => TryGetItem(arguments.Required(0, "key"), out var found) ? found : arguments.Optional(1, "default")),
            _ => details.Get(node, name) ?? MappingMethods.Find(name, () => MappingMethods.Read(this)),
        };
        return value is not null || Members.Contains(name) || NodeDetails.Names(node).Contains(name);
    }

    private Dictionary<string, object?> Columns() =>
        node.Columns.ToDictionary(column => column.Name, column => (object?)Column(column), StringComparer.Ordinal);

    private static Dictionary<string, object?> Column(ColumnInfo column) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = column.Name,
            ["description"] = column.Description,
            ["data_type"] = column.DataType,
            ["meta"] = column.Meta,
            ["tags"] = column.Tags.Cast<object?>().ToList(),
            ["quote"] = column.Quote,
            ["constraints"] = Constraints(column.Constraints),
        };

    private static List<object?> Constraints(IReadOnlyList<ConstraintInfo> constraints) =>
        [.. constraints.Select(constraint => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = constraint.Type,
            ["name"] = constraint.Name,
            ["expression"] = constraint.Expression,
            ["columns"] = constraint.Columns.Cast<object?>().ToList(),
            ["to"] = constraint.To,
            ["to_columns"] = constraint.ToColumns.Cast<object?>().ToList(),
        })];

    private static Dictionary<string, object?> TestMetadata(GenericTest generic) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = generic.Name,
            ["namespace"] = generic.Namespace,
            ["kwargs"] = new Dictionary<string, object?>(generic.Arguments, StringComparer.Ordinal) { ["model"] = generic.ModelArgument },
        };

    private static List<object?> References(IReadOnlyList<RefCall>? calls, Func<RefCall, Dictionary<string, object?>> describe) =>
        [.. (calls ?? []).Select(describe)];

    private Dictionary<string, object?> DependsOn() =>
        new(StringComparer.Ordinal)
        {
            ["nodes"] = node.DependsOn.Cast<object?>().ToList(),
            ["macros"] = (node as SqlNode)?.Macros.Cast<object?>().ToList() ?? [],
        };
}
