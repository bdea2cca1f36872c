using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Names, values and types as DuckDB writes them.</summary>
internal static class SqlText
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string List<T>(IEnumerable<T> items, Func<T, string> text) => string.Join(", ", items.Select(text));

    public static string Type(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.Double => "DOUBLE",
        ColumnType.Integer => "BIGINT",
        ColumnType.Money => "DECIMAL(28,4)",
        ColumnType.Boolean => "BOOLEAN",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "a type that the lake does not know"),
    };
}
