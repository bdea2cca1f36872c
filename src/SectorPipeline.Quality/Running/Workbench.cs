using System.Data.Common;
using Dapper;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality.Running;

/// <summary>An embedded DuckDB in which the checks of one run are made.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly DuckDbWarehouse warehouse;
    private readonly DbConnection connection;

    private Workbench(DuckDbWarehouse warehouse, DbConnection connection) => (this.warehouse, this.connection) = (warehouse, connection);

    public static async Task<Workbench> OpenAsync(CancellationToken cancellation)
    {
        var memory = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, cancellation);
        return new Workbench(memory, await memory.OpenAsync(cancellation));
    }

    /// <summary>Executes statements that are separated by semicolons at line ends.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await connection.ExecuteAsync(new CommandDefinition(statement, cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<T>(new CommandDefinition(sql, cancellationToken: cancellation))];

    public async Task<IReadOnlySet<string>> ColumnsAsync(string table, CancellationToken cancellation) =>
        (await QueryAsync<string>($"select column_name from (describe {table})", cancellation)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Makes a table of rows that are known here.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="columns">Names and types, as in create table.</param>
    /// <param name="rows">One value for each column; dates, numbers and texts, or lists of dates.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FillAsync(string table, string columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await ExecuteAsync($"create or replace temp table {table} ({columns})", cancellation);
        foreach (var chunk in rows.Chunk(1000))
            await ExecuteAsync($"insert into {table} values {string.Join(", ", chunk.Select(row => $"({string.Join(", ", row.Select(SqlLiteral.Of))})"))}", cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await warehouse.DisposeAsync();
    }
}
