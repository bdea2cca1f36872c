using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Asks the engine for the columns of a query; no row of it is read.</summary>
internal sealed class QueryColumns(WarehouseSession session, SqlDialect dialect)
{
    // PostgreSQL's driver knows the types that were there when it connected first.
    private const string Unknown = "-.-";

    public IReadOnlyList<ColumnDescription> Of(string sql) =>
        [.. session.Describe(dialect.DescribeQuery(sql)).Select(column => column.Type == Unknown ? column with { Type = Look(sql, column.Name) } : column)];

    private string Look(string sql, string column) =>
        (string)session.Query($"select cast(pg_typeof((select {dialect.Quote(column)} from ({sql}\n) as described where false)) as text)").Rows[0][0]!;
}
