using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A column of a relation in templates.</summary>
internal sealed class ColumnValue(string name, string type, SqlDialect dialect) : IJinjaObject
{
    private static readonly string[] Strings = ["CHAR", "TEXT", "STRING"];
    private static readonly string[] Integers = ["INT"];
    private static readonly string[] Floats = ["DOUBLE", "FLOAT", "REAL"];
    private static readonly string[] Decimals = ["DECIMAL", "NUMERIC"];

    public string TypeName => "Column";

    public IEnumerable<string> MemberNames => ["name", "column", "dtype", "data_type", "quoted", "is_string", "is_integer", "is_float", "is_numeric", "is_number"];

    public bool TryGetMember(string member, out object? value)
    {
        value = member switch
        {
            "name" or "column" => name,
            "dtype" or "data_type" => type,
            "quoted" => dialect.Quote(name),
            "is_string" => new JinjaFunction(member, _ => Is(Strings)),
            "is_integer" => new JinjaFunction(member, _ => Is(Integers)),
            "is_float" => new JinjaFunction(member, _ => Is(Floats)),
            "is_numeric" => new JinjaFunction(member, _ => Is(Decimals)),
            "is_number" => new JinjaFunction(member, _ => Is(Integers) || Is(Floats) || Is(Decimals)),
            _ => null,
        };
        return value is not null;
    }

    public override string ToString() => $"<Column {name} ({type})>";

    private bool Is(string[] kinds) => kinds.Any(kind => type.Contains(kind, StringComparison.OrdinalIgnoreCase));
}
