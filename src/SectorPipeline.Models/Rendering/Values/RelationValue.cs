using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A relation in templates: it prints as SQL, and has the attributes that dbt's relations have.</summary>
internal sealed class RelationValue(Relation relation, SqlDialect dialect) : IJinjaObject
{
    public Relation Relation { get; } = relation;

    public string TypeName => "Relation";

    public IEnumerable<string> MemberNames =>
    [
        "database", "schema", "identifier", "name", "table", "type", "is_table", "is_view", "is_cte",
        "include", "quote", "render", "without_identifier", "incorporate",
    ];

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
            "include" => new JinjaFunction(name, arguments => With(Relation with { Included = Parts(Relation.Included, arguments) })),
            "quote" => new JinjaFunction(name, arguments => With(Relation with { Quoted = Parts(Relation.Quoted, arguments) })),
            "render" => new JinjaFunction(name, _ => ToString()),
            "without_identifier" => new JinjaFunction(name, _ => With(Relation with { Included = Relation.Included & ~RelationParts.Identifier })),
            "incorporate" => new JinjaFunction(name, Incorporate),
            _ => null,
        };
        return value is not null || name is "database" or "schema" or "type";
    }

    public override string ToString() => dialect.Render(Relation);

    public override bool Equals(object? obj) => obj is RelationValue other && other.Relation == Relation;

    public override int GetHashCode() => Relation.GetHashCode();

    public static RelationType? ParseType(object? type) =>
        type switch
        {
            "table" => RelationType.Table,
            "view" => RelationType.View,
            "cte" => RelationType.Cte,
            _ => null,
        };

    private static string? TypeText(RelationType? type) =>
        type switch
        {
            RelationType.Table => "table",
            RelationType.View => "view",
            RelationType.Cte => "cte",
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
        {
            var parts = PlainValues.From(dict);
            changed = changed with
            {
                Database = parts.TryGetValue("database", out var database) ? database as string : changed.Database,
                Schema = parts.TryGetValue("schema", out var schema) ? schema as string : changed.Schema,
                Identifier = parts.GetValueOrDefault("identifier") as string ?? changed.Identifier,
            };
        }

        return With(changed);
    }
}
