using System.Data.Common;
using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>A warehouse of the test's own, and how a profile names it.</summary>
/// <param name="warehouse">The engine under test; unqualified names are in its schema.</param>
/// <param name="target">The entry of profiles.yml, in braces.</param>
/// <param name="remove">Takes the database away.</param>
public sealed class ContractDatabase(IWarehouse warehouse, string target, Func<ValueTask> remove) : IAsyncDisposable
{
    public IWarehouse Warehouse => warehouse;

    public string Target => target;

    public string Schema => warehouse.Schema;

    public SqlDialect Dialect => warehouse.Dialect;

    public Relation Relation(string identifier, RelationType? type = null) => new(null, Schema, identifier, type);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        await ExecuteAsync(connection, sql);
    }

    /// <summary>The rows of a query, their values parted by bars and the rows by semicolons.</summary>
    public async Task<string> QueryAsync(string sql)
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        return await QueryAsync(connection, sql);
    }

    public static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<string> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        return string.Join(';', rows);
    }

    public ValueTask DisposeAsync() => remove();

    private static string Text(object value) => value is DBNull ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
