using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Finds the narrowest type that all values of a column have, in dbt's order: integer, number, date, timestamp, boolean, text.</summary>
internal static class SeedTypes
{
    private static readonly (ColumnType Type, Func<string, bool> Fits)[] Candidates =
    [
        (ColumnType.Integer, IsInteger),
        (ColumnType.Double, IsNumber),
        (ColumnType.Date, IsDate),
        (ColumnType.Timestamp, IsTimestamp),
        (ColumnType.Boolean, IsBoolean),
    ];

    /// <summary>The type of a column of a seed: that of dbt, and a wider one for whole numbers that do not fit.</summary>
    public static string NameOf(IEnumerable<string?> values, SqlDialect dialect)
    {
        var texts = values.ToList();
        return Infer(texts) is var type && type == ColumnType.Integer && texts.TrueForAll(IsNarrow) ? "integer" : dialect.TypeName(type);
    }

    public static ColumnType Infer(IEnumerable<string?> values)
    {
        var present = values.Where(value => !IsNull(value)).Select(value => value!.Trim()).ToList();
        foreach (var (type, fits) in Candidates)
        {
            if (present.TrueForAll(value => fits(value)))
                return type;
        }

        return ColumnType.Text;
    }

    public static bool IsNull(string? value) => value is null || value.Length == 0 || string.Equals(value, "null", StringComparison.OrdinalIgnoreCase);

    private static bool IsNarrow(string? value) => IsNull(value) || int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsInteger(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static bool IsDate(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTimestamp(string value) =>
        value.Length > 10 && value[4] == '-' && value[7] == '-'
        && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsBoolean(string value) => value.ToUpperInvariant() is "TRUE" or "FALSE";
}
