using System.Data.Common;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Reads what reports are made of; tables that are not there are told from those without rows.</summary>
internal sealed class WarehouseReader
{
    private readonly DbConnection connection;
    private readonly HashSet<string> tables;

    private WarehouseReader(DbConnection connection, HashSet<string> tables) => (this.connection, this.tables) = (connection, tables);

    public static async Task<WarehouseReader> OpenAsync(DbConnection connection, IWarehouse warehouse, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = warehouse.Dialect.ListRelations(warehouse.Database);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found.Add($"{reader.GetString(0)}.{reader.GetString(1)}");
        return new WarehouseReader(connection, found);
    }

    /// <summary>The names of the relations in a schema, in order.</summary>
    public IReadOnlyList<string> TablesOf(string schema) =>
        [.. tables.Where(table => table.StartsWith($"{schema}.", StringComparison.Ordinal)).Select(table => table[(schema.Length + 1)..]).Order(StringComparer.Ordinal)];

    public bool Has(string table) => tables.Contains(table);

    /// <summary>The rows of a query; null when the table that it is about is not there.</summary>
    public async Task<IReadOnlyList<T>?> TryQueryAsync<T>(
        string table, string sql, Func<WarehouseRow, T> row, CancellationToken cancellation, params object[] values) =>
        Has(table) ? await QueryAsync(sql, row, cancellation, values) : null;

    /// <param name="sql">A query that both DuckDB and PostgreSQL understand, with its values as $1, $2 and so on.</param>
    /// <param name="row">Makes a row.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <param name="values">The values.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<WarehouseRow, T> row, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(new WarehouseRow(reader)));
        return rows;
    }

    /// <summary>The names of the columns, in order.</summary>
    /// <param name="relation">A relation as SQL.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string relation, CancellationToken cancellation)
    {
        await using var command = Command($"select * from {relation} where 1 = 0", []);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private DbCommand Command(string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
