using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>Looks into the warehouse that a run has left.</summary>
internal sealed class Warehouse : IDisposable
{
    private readonly DuckDbConnection connection;

    private Warehouse(string dataRoot)
    {
        connection = new DuckDbConnection($"Data Source={FileIn(dataRoot)}");
        connection.Open();
    }

    public static Warehouse Of(string dataRoot) => new(dataRoot);

    /// <summary>The file of the warehouse in a data root.</summary>
    public static string FileIn(string dataRoot) => Path.Combine(dataRoot, "warehouse.duckdb");

    /// <summary>The first row of the query.</summary>
    public object?[] Row(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Assert.That(reader.Read(), Is.True, sql);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))];
    }

    public long Number(string sql) => Convert.ToInt64(Row(sql)[0], CultureInfo.InvariantCulture);

    public void Dispose() => connection.Dispose();
}
