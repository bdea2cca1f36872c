using System.Globalization;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A column of a relation in templates.</summary>
internal sealed class ColumnValue(ColumnDescription column, SqlDialect dialect) : IJinjaObject
{
    public string TypeName => "Column";

    public ColumnDescription Description { get; } = column;

    public IEnumerable<string> MemberNames =>
    [
        "name", "column", "dtype", "char_size", "numeric_precision", "numeric_scale", "data_type", "expanded_data_type", "quoted",
        "is_string", "is_integer", "is_float", "is_numeric", "is_number", "string_size", "can_expand_to", "literal",
    ];

    public bool TryGetMember(string member, out object? value)
    {
        var type = Description.Type;
        value = member switch
        {
            "name" or "column" => Description.Name,
            "dtype" => type,
            "data_type" or "expanded_data_type" => ColumnTypes.Full(Description),
            "char_size" => Description.CharacterSize,
            "numeric_precision" => Description.Precision,
            "numeric_scale" => Description.Scale,
            "quoted" => dialect.Quote(Description.Name),
            "is_string" => new JinjaFunction(member, _ => ColumnTypes.IsString(type)),
            "is_integer" => new JinjaFunction(member, _ => ColumnTypes.IsInteger(type)),
            "is_float" => new JinjaFunction(member, _ => ColumnTypes.IsFloat(type)),
            "is_numeric" => new JinjaFunction(member, _ => ColumnTypes.IsNumeric(type)),
            "is_number" => new JinjaFunction(member, _ => ColumnTypes.IsInteger(type) || ColumnTypes.IsFloat(type) || ColumnTypes.IsNumeric(type)),
            "string_size" => new JinjaFunction(member, _ => StringSize()),
            "can_expand_to" => new JinjaFunction(member, arguments => arguments.Required(0, "other_column") is ColumnValue other && ColumnTypes.CanExpand(Description, other.Description)),
            "literal" => new JinjaFunction(member, arguments => $"{JinjaValue.Text(arguments.Required(0, "value"))}::{ColumnTypes.Full(Description)}"),
            _ => ApiValue.ColumnFunction(member, dialect),
        };
        return value is not null || member is "char_size" or "numeric_precision" or "numeric_scale";
    }

    public override string ToString() => $"<Column {Description.Name} ({ColumnTypes.Full(Description)})>";

    private long StringSize() =>
        ColumnTypes.IsString(Description.Type)
            ? Description.CharacterSize ?? ColumnTypes.DefaultStringSize
            : throw new JinjaFaultException(
                "CompilationError", string.Create(CultureInfo.InvariantCulture, $"the column '{Description.Name}' is of type {Description.Type}, which has no string size."));
}
