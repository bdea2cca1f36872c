using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A relation in templates: it prints as SQL, and has the attributes that dbt's relations have.</summary>
internal sealed class RelationValue(Relation relation, SqlDialect dialect, bool isEmpty = false) : IJinjaObject
{
    public Relation Relation { get; } = relation;

    public string TypeName => "Relation";

    public IEnumerable<string> MemberNames =>
    [
        "database", "schema", "identifier", "name", "table", "type", "is_table", "is_view", "is_cte", "is_materialized_view", "is_pointer",
        "include", "quote", "render", "without_identifier", "incorporate", "matches", "information_schema", "get", "metadata", "path",
        "can_be_renamed", "can_be_replaced", "replace_path", "quote_policy", "include_policy",
    ];

    public bool IsMapping => true;

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "database" => Relation.Database,
            "schema" => Relation.Schema,
            "identifier" or "name" or "table" => Relation.Identifier,
            "type" => TypeText(Relation.Type),
            "is_table" => Relation.Type == RelationType.Table,
            "is_view" => Relation.Type == RelationType.View,
            "is_cte" => Relation.Type == RelationType.Cte,
            "is_materialized_view" => Relation.Type == RelationType.MaterializedView,
            "is_pointer" => false,
            "can_be_renamed" or "can_be_replaced" => Relation.Type is RelationType.Table or RelationType.View,
            "matches" => new JinjaFunction(name, Matches),
            "information_schema" => new JinjaFunction(name, InformationSchema),
            "get" => new JinjaFunction(name, arguments =>
                arguments.Text(0, "key") is var key && TryGetMember(key, out var found) ? found : arguments.Optional(1, "default")),
            "metadata" => new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = $"{dialect.Name}Relation" },
            "path" => Path(Relation.Database, Relation.Schema, Relation.Identifier),
            "quote_policy" => Policy(Relation.Quoted),
            "include_policy" => Policy(Relation.Included),
            "replace_path" => new JinjaFunction(name, arguments => With(WithPath(Relation, arguments.Named))),
            "include" => new JinjaFunction(name, arguments => With(Relation with { Included = Parts(Relation.Included, arguments) })),
            "quote" => new JinjaFunction(name, arguments => With(Relation with { Quoted = Parts(Relation.Quoted, arguments) })),
            "render" => new JinjaFunction(name, _ => dialect.Render(Relation)),
            "without_identifier" => new JinjaFunction(name, _ => With(Relation with { Included = Relation.Included & ~RelationParts.Identifier })),
            "incorporate" => new JinjaFunction(name, Incorporate),
            _ => null,
        };
        return value is not null || name is "database" or "schema" or "type";
    }

    public override string ToString() => isEmpty ? dialect.WithoutRows(Relation) : dialect.Render(Relation);

    public override bool Equals(object? obj) => obj is RelationValue other && other.Relation == Relation;

    public override int GetHashCode() => Relation.GetHashCode();

    public static RelationType? ParseType(object? type) =>
        type switch
        {
            "table" => RelationType.Table,
            "view" => RelationType.View,
            "cte" => RelationType.Cte,
            "materialized_view" => RelationType.MaterializedView,
            "external" => RelationType.External,
            _ => null,
        };

    private static string? TypeText(RelationType? type) =>
        type switch
        {
            RelationType.Table => "table",
            RelationType.View => "view",
            RelationType.Cte => "cte",
            RelationType.MaterializedView => "materialized_view",
            RelationType.External => "external",
            _ => null,
        };

    private RelationValue With(Relation other) => new(other, dialect);

    private static RelationParts Parts(RelationParts present, JinjaArguments arguments)
    {
        foreach (var (name, part) in new[] { ("database", RelationParts.Database), ("schema", RelationParts.Schema), ("identifier", RelationParts.Identifier) })
        {
            if (arguments.TryGet(name, out var given))
                present = given is true ? present | part : present & ~part;
        }

        return present;
    }

    private RelationValue Incorporate(JinjaArguments arguments)
    {
        var changed = Relation;
        if (arguments.TryGet("type", out var type))
            changed = changed with { Type = ParseType(type) };
        if (arguments.TryGet("path", out var path) && path is JinjaDict dict)
            changed = WithPath(changed, PlainValues.From(dict));
        return With(changed);
    }

    private static Relation WithPath(Relation relation, IEnumerable<KeyValuePair<string, object?>> parts)
    {
        foreach (var (name, value) in parts)
        {
            relation = name switch
            {
                "database" => relation with { Database = value as string },
                "schema" => relation with { Schema = value as string },
                "identifier" => relation with { Identifier = value as string ?? relation.Identifier },
                _ => relation,
            };
        }

        return relation;
    }

    private object Matches(JinjaArguments arguments) =>
        Agrees(arguments, 0, "database", Relation.Database) && Agrees(arguments, 1, "schema", Relation.Schema) && Agrees(arguments, 2, "identifier", Relation.Identifier);

    private static bool Agrees(JinjaArguments arguments, int position, string name, string? part) =>
        arguments.Optional(position, name) is not string wanted || string.Equals(wanted, part, StringComparison.OrdinalIgnoreCase);

    private RelationValue InformationSchema(JinjaArguments arguments)
    {
        var view = arguments.Optional(0, "view_name") as string;
        var place = new Relation(Relation.Database, "information_schema", view ?? "") { Quoted = RelationParts.Database };
        return With(view is null ? place with { Included = RelationParts.Database | RelationParts.Schema } : place);
    }

    private static Dictionary<string, object?> Policy(RelationParts parts) => Path(
        parts.HasFlag(RelationParts.Database), parts.HasFlag(RelationParts.Schema), parts.HasFlag(RelationParts.Identifier));

    private static Dictionary<string, object?> Path(object? database, object? schema, object? identifier) =>
        new(StringComparer.Ordinal) { ["database"] = database, ["schema"] = schema, ["identifier"] = identifier };
}
