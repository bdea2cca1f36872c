using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>What kind of type a column's type name is, over all engines.</summary>
internal static class ColumnTypes
{
    public const long DefaultStringSize = 256;

    private static readonly HashSet<string> Strings = new(StringComparer.OrdinalIgnoreCase) { "text", "character varying", "character", "varchar", "char", "bpchar", "string", "nvarchar" };

    private static readonly HashSet<string> Floats = new(StringComparer.OrdinalIgnoreCase) { "real", "float4", "float", "double precision", "float8", "double" };

    private static readonly HashSet<string> Integers = new(StringComparer.OrdinalIgnoreCase)
    {
        "smallint", "integer", "bigint", "int", "int2", "int4", "int8", "smallserial", "serial", "bigserial", "serial2", "serial4", "serial8",
        "tinyint", "utinyint", "usmallint", "uinteger", "ubigint", "hugeint", "uhugeint",
    };

    public static bool IsString(string type) => Strings.Contains(Base(type));

    public static bool IsInteger(string type) => Integers.Contains(Base(type));

    public static bool IsFloat(string type) => Floats.Contains(Base(type));

    public static bool IsNumeric(string type) => Base(type).ToUpperInvariant() is "NUMERIC" or "DECIMAL";

    /// <summary>The type with its size or precision, as it stands in DDL.</summary>
    public static string Full(ColumnDescription column) =>
        column.Type.Contains('(', StringComparison.Ordinal) ? column.Type
        : IsString(column.Type) && column.CharacterSize is { } size && !IsText(column.Type) ? Sized(column.Type, size)
        : IsNumeric(column.Type) && column is { Precision: { } precision, Scale: { } scale } ? string.Create(CultureInfo.InvariantCulture, $"{column.Type}({precision},{scale})")
        : column.Type;

    /// <summary>Whether values of the other fit only after widening the first.</summary>
    public static bool CanExpand(ColumnDescription column, ColumnDescription other) =>
        IsString(column.Type) && IsString(other.Type) && column.CharacterSize is { } size && other.CharacterSize > size;

    private static bool IsText(string type) => string.Equals(type, "text", StringComparison.OrdinalIgnoreCase);

    private static string Sized(string type, long size) => string.Create(CultureInfo.InvariantCulture, $"{type}({size})");

    private static string Base(string type) =>
        type.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? type[..open].TrimEnd() : type;
}
