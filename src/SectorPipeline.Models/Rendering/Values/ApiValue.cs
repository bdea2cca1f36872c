using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary><c>api</c> in templates: makes relations and columns.</summary>
internal sealed class ApiValue(SqlDialect dialect) : IJinjaObject
{
    public string TypeName => "api";

    public IEnumerable<string> MemberNames => ["Relation", "Column"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "Relation" => new Dictionary<string, object?>(StringComparer.Ordinal) { ["create"] = new JinjaFunction("create", Relation) },
            "Column" => new JinjaFunction(name, Column),
            _ => null,
        };
        return value is not null;
    }

    private RelationValue Relation(JinjaArguments arguments) =>
        new(new Relation(
            arguments.Optional(0, "database") as string,
            arguments.Optional(1, "schema") as string,
            arguments.Text(2, "identifier"),
            RelationValue.ParseType(arguments.Optional(3, "type"))), dialect);

    private ColumnValue Column(JinjaArguments arguments) => new(arguments.Text(0, "column"), arguments.Text(1, "dtype"), dialect);
}
