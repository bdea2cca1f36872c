using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Writes the values of a unit test as SQL of a column's type.</summary>
internal sealed class CellSql(SqlDialect dialect)
{
    public string Of(object? value, string type) =>
        value is IEnumerable<object?> or IReadOnlyDictionary<string, object?> ? Nested(value, type) : $"cast({Literal(value)} as {type})";

    private string Literal(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            double number when !double.IsFinite(number) => dialect.Literal(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"),
            long or decimal or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => dialect.Literal(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    // PostgreSQL writes arrays in braces; elsewhere lists and mappings are what JSON has.
    private string Nested(object value, string type)
    {
        if (dialect.MacroPrefixes.Contains("postgres") && type.EndsWith("[]", StringComparison.Ordinal))
            return $"cast({dialect.Literal(Braces(value))} as {type})";
        var json = dialect.Literal(JsonText.Write(value));
        return dialect.Name == "duckdb" ? $"cast(cast({json} as json) as {type})" : $"cast({json} as {type})";
    }

    private static string Braces(object? value) =>
        value switch
        {
            null => "NULL",
            IEnumerable<object?> items => $"{{{string.Join(',', items.Select(Braces))}}}",
            _ => $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        };
}
