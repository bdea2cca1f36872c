using System.Globalization;
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
            "Relation" => new RelationClass(dialect),
            "Column" => new ColumnClass(dialect),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>What the type of columns can be asked, by the type or by one of its columns.</summary>
    public static JinjaFunction? ColumnFunction(string name, SqlDialect dialect) => name switch
    {
        "translate_type" => new JinjaFunction(name, arguments => Translate(arguments.Text(0, "dtype"), dialect)),
        "string_type" => new JinjaFunction(name, arguments => string.Create(CultureInfo.InvariantCulture, $"character varying({arguments.Required(0, "size")})")),
        "numeric_type" => new JinjaFunction(name, Numeric),
        "create" or "create_from_field" => new JinjaFunction(name, arguments =>
            new ColumnValue(new ColumnDescription(arguments.Text(0, "name"), Translate(arguments.Text(1, "label_or_dtype"), dialect)), dialect)),
        _ => null,
    };

    private static string Numeric(JinjaArguments arguments) =>
        arguments.Optional(1, "precision") is { } precision && arguments.Optional(2, "scale") is { } scale
            ? string.Create(CultureInfo.InvariantCulture, $"{arguments.Text(0, "dtype")}({precision},{scale})")
            : arguments.Text(0, "dtype");

    private static string Translate(string type, SqlDialect dialect) =>
        type.ToUpperInvariant() switch
        {
            "STRING" => dialect.Name == "duckdb" ? "VARCHAR" : dialect.Name == "redshift" ? "VARCHAR" : "TEXT",
            "TIMESTAMP" => dialect.Name == "postgres" ? "timestamp without time zone" : "TIMESTAMP",
            "FLOAT" => "FLOAT",
            "INTEGER" => dialect.Name == "postgres" ? "integer" : "INT",
            "BOOLEAN" => "BOOLEAN",
            _ => type,
        };

    private sealed class ColumnClass(SqlDialect dialect) : IJinjaObject, IJinjaCallable
    {
        public string TypeName => "type";

        public IEnumerable<string> MemberNames => ["translate_type", "string_type", "numeric_type", "create"];

        public object Call(JinjaArguments arguments) => new ColumnValue(
            new ColumnDescription(
                arguments.Text(0, "column"),
                arguments.Text(1, "dtype"),
                arguments.Optional(2, "char_size") as long?,
                arguments.Optional(3, "numeric_precision") as long?,
                arguments.Optional(4, "numeric_scale") as long?),
            dialect);

        public bool TryGetMember(string name, out object? value)
        {
            value = ColumnFunction(name, dialect);
            return value is not null;
        }
    }

    private sealed class RelationClass(SqlDialect dialect) : IJinjaObject
    {
        public string TypeName => "type";

        public IEnumerable<string> MemberNames => ["create", "Table", "View", "MaterializedView", "External", "CTE", "get_relation_type"];

        public bool TryGetMember(string name, out object? value)
        {
            value = name switch
            {
                "create" => new JinjaFunction(name, Create),
                "Table" => "table",
                "View" => "view",
                "MaterializedView" => "materialized_view",
                "External" => "external",
                "CTE" => "cte",
                "get_relation_type" => this,
                _ => null,
            };
            return value is not null;
        }

        private RelationValue Create(JinjaArguments arguments) =>
            new(new Relation(
                arguments.Optional(0, "database") as string,
                arguments.Optional(1, "schema") as string,
                arguments.Optional(2, "identifier") as string ?? "",
                RelationValue.ParseType(arguments.Optional(3, "type")))
            {
                Included = arguments.Optional(2, "identifier") is string ? RelationParts.All : RelationParts.All & ~RelationParts.Identifier,
            }, dialect);
    }
}
