using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Writes given rows as a query.</summary>
internal sealed class RowSql(SqlDialect dialect)
{
    private readonly CellSql cells = new(dialect);

    /// <summary>A query of the columns, of which the rows may leave some out: those are null.</summary>
    public string Of(GivenRows rows, IReadOnlyList<ColumnDescription> columns) =>
        rows.Sql is { } sql ? Cast(rows, sql, columns)
        : rows.Rows.Count == 0 ? Empty(columns)
        : dialect.Name == "redshift" ? string.Join("\nunion all\n", rows.Rows.Select(row => Row(rows, row, columns)))
        : Values(rows, columns);

    public string Row(GivenRows rows, GivenRow row, IReadOnlyList<ColumnDescription> columns) =>
        $"select {string.Join(", ", columns.Select(column => $"{cells.Of(Value(rows, row, column.Name), column.Type)} as {dialect.Quote(column.Name)}"))}";

    public string Empty(IReadOnlyList<ColumnDescription> columns) =>
        $"select {string.Join(", ", columns.Select(Null))} where false";

    // A union of thousands takes PostgreSQL many seconds; Redshift has no values.
    private string Values(GivenRows rows, IReadOnlyList<ColumnDescription> columns)
    {
        var tuples = rows.Rows.Select(row => $"  ({string.Join(", ", columns.Select(column => cells.Of(Value(rows, row, column.Name), column.Type)))})");
        return $"select * from (values\n{string.Join(",\n", tuples)}\n) as given ({string.Join(", ", columns.Select(column => dialect.Quote(column.Name)))})";
    }

    private string Cast(GivenRows rows, string sql, IReadOnlyList<ColumnDescription> columns) =>
        $"select {string.Join(", ", columns.Select(column => Cast(rows, column)))} from (\n{sql}\n) as given";

    private string Cast(GivenRows rows, ColumnDescription column) =>
        rows.Columns.FirstOrDefault(given => given.Is(column.Name)) is { Name: { } name }
            ? $"cast({dialect.Quote(name)} as {column.Type}) as {dialect.Quote(column.Name)}"
            : Null(column);

    private string Null(ColumnDescription column) => $"cast(null as {column.Type}) as {dialect.Quote(column.Name)}";

    private static object? Value(GivenRows rows, GivenRow row, string column)
    {
        for (var i = 0; i < rows.Columns.Count; i++)
        {
            if (rows.Columns[i].Is(column))
                return row.Values[i];
        }

        return null;
    }
}
