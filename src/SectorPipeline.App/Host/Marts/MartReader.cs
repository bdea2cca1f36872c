using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Host;

/// <summary>Runs a checked request against the warehouse.</summary>
internal sealed class MartReader(IWarehouse warehouse, MartCatalog catalog)
{
    private const int SecondsAtMost = 30;

    /// <summary>Runs the request and hands over its columns and rows while the connection is open.</summary>
    public async Task ReadAsync(
        string mart, Func<IReadOnlyList<MartColumn>, MartQuery> parse, Func<MartQuery, DbDataReader, Task> use, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var query = parse(await catalog.ColumnsAsync(connection, mart, cancellation));
        await using var command = Command(connection, mart, query);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await use(query, reader);
    }

    private DbCommand Command(DbConnection connection, string mart, MartQuery query)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = SecondsAtMost;
        var columns = string.Join(", ", query.Columns.Select(column => Quote(column.Name)));
        var where = query.Filters.Count == 0 ? "" : $" where {string.Join(" and ", query.Filters.Select(filter => Condition(command, filter)))}";
        var order = query.Order.Count == 0 ? "" : $" order by {string.Join(", ", query.Order.Select(Term))}";
        // One row more than asked for tells whether there is a next page.
        command.CommandText = $"select {columns} from {Quote("marts")}.{Quote(mart)}{where}{order} limit {query.Limit + 1} offset {query.Offset}";
        return command;
    }

    private string Condition(DbCommand command, MartFilter filter)
    {
        var names = filter.Values.Select(value => Parameter(command, value)).ToList();
        return $"{Quote(filter.Column.Name)} {filter.Operator} {(filter.Operator == "in" ? $"({string.Join(", ", names)})" : names[0])}";
    }

    private string Parameter(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return warehouse.Dialect.Name == "duckdb" ? $"${parameter.ParameterName}" : $"@{parameter.ParameterName}";
    }

    private string Term(MartOrder order) => $"{Quote(order.Column.Name)}{(order.Descending ? " desc" : "")}";

    private string Quote(string name) => warehouse.Dialect.Quote(name);
}
