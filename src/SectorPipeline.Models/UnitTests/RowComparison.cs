using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Counts equal rows of two queries: a null equals a null, and the engine says what else is equal.</summary>
internal sealed class RowComparison(SqlDialect dialect)
{
    /// <summary>A query for every different row as texts, then how often it is in either; the actual query begins on the first line.</summary>
    public string Sql(string actual, string expected, IReadOnlyList<ColumnDescription> columns)
    {
        var names = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}")).ToList();
        var compared = string.Join(", ", columns.Select((column, i) => $"{Comparable(column)} as {names[i]}"));
        var (text, count) = (dialect.TypeName(ColumnType.Text), dialect.TypeName(ColumnType.Integer));
        return $"""
            select {string.Join(", ", names.Select(name => $"cast({name} as {text}) as {name}"))}, cast(sum(is_actual) as {count}) as actual, cast(sum(is_expected) as {count}) as expected from (select {compared}, 1 as is_actual, 0 as is_expected from ({actual}
            ) as actual
            union all
            select {compared}, 0, 1 from (
            {expected}
            ) as expected) as compared
            group by {string.Join(", ", names)}
            """;
    }

    public static IReadOnlyList<ComparedRow> Rows(ResultTable table) =>
        [.. table.Rows.Select(row => new ComparedRow(
            [.. row.Take(row.Count - 2).Select(cell => (string?)cell)],
            Convert.ToInt64(row[^2], CultureInfo.InvariantCulture),
            Convert.ToInt64(row[^1], CultureInfo.InvariantCulture)))];

    // PostgreSQL has types without equality.
    private string Comparable(ColumnDescription column) =>
        !dialect.MacroPrefixes.Contains("postgres") ? dialect.Quote(column.Name)
        : column.Type switch
        {
            "json" => $"cast({dialect.Quote(column.Name)} as jsonb)",
            "xml" or "point" or "polygon" or "box" or "lseg" or "path" or "line" or "circle" => $"cast({dialect.Quote(column.Name)} as text)",
            _ => dialect.Quote(column.Name),
        };
}
