using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary><c>adapter</c> in templates: dispatch, quoting, and looking into the warehouse.</summary>
internal sealed class AdapterValue(RenderScope scope, SqlDialect dialect, IRelationLookup relations) : IJinjaObject
{
    public string TypeName => "adapter";

    public IEnumerable<string> MemberNames => ["dispatch", "quote", "get_relation", "get_columns_in_relation", "type", "check_schema_exists"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "dispatch" => new JinjaFunction(name, Dispatch),
            "quote" => new JinjaFunction(name, arguments => dialect.Quote(arguments.Text(0, "identifier"))),
            "type" => new JinjaFunction(name, _ => dialect.Name),
            "get_relation" => new JinjaFunction(name, GetRelation),
            "get_columns_in_relation" => new JinjaFunction(name, Columns),
            "check_schema_exists" => new JinjaFunction(name, arguments => relations.SchemaExists(arguments.Text(1, "schema"))),
            _ => null,
        };
        return value is not null;
    }

    private IJinjaCallable Dispatch(JinjaArguments arguments) =>
        scope.Bind(scope.Macros.Dispatch(
            arguments.Text(0, "macro_name"),
            arguments.Optional(1, "macro_namespace") as string,
            Prefixes(dialect.Name)));

    // As in dbt, Redshift falls back to PostgreSQL's macros.
    private static string[] Prefixes(string engine) => engine == "redshift" ? ["redshift", "postgres"] : [engine];

    private RelationValue? GetRelation(JinjaArguments arguments)
    {
        var place = new Relation(
            arguments.Optional(0, "database") as string,
            arguments.Optional(1, "schema") as string,
            arguments.Text(2, "identifier"));
        return relations.Find(place) is { } found ? new RelationValue(found, dialect) : null;
    }

    private List<object?> Columns(JinjaArguments arguments) =>
        arguments.Required(0, "relation") is RelationValue relation
            ? [.. relations.Columns(relation.Relation).Select(column => new ColumnValue(column.Name, column.Type, dialect))]
            : throw new JinjaFaultException(JinjaErrorKind.Type, "get_columns_in_relation takes a relation.", " Pass ref('…') or this.");
}
