using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>The parts of a load that are DuckDB's own SQL.</summary>
internal static class LoadSql
{
    public static string Name(string name) => DuckDbDialect.Instance.Quote(name);

    public static string Literal(string text) => DuckDbDialect.Instance.Literal(text);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string List<T>(IEnumerable<T> items, Func<T, string> text) => string.Join(", ", items.Select(text));

    public static string Definition(Column column) => $"{Name(column.Name)} {Type(column.Type)}";

    /// <summary>The type as the engine's catalog writes it, so that the two can be compared.</summary>
    public static string Type(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.Double => "DOUBLE",
        ColumnType.Integer => "BIGINT",
        ColumnType.Money => "DECIMAL(28,4)",
        ColumnType.Boolean => "BOOLEAN",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "a type that the warehouse does not know"),
    };

    public static string ReadFiles(IReadOnlyList<RawFile> files) =>
        $"read_parquet([{Sources(files)}], union_by_name = true, hive_partitioning = false)";

    public static string CountRows(IReadOnlyList<RawFile> files) =>
        $"select file_name, sum(num_rows)::bigint from parquet_file_metadata([{Sources(files)}]) group by file_name";

    private static string Sources(IReadOnlyList<RawFile> files) => List(files, file => Literal(file.Source));
}
