using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>Looks into the warehouse that a run has left.</summary>
internal sealed class Warehouse : IDisposable
{
    private readonly DuckDbConnection connection;

    private Warehouse(string dataRoot)
    {
        connection = new DuckDbConnection($"Data Source={Path.Combine(dataRoot, "warehouse.duckdb")}");
        connection.Open();
    }

    public static Warehouse Of(string dataRoot) => new(dataRoot);

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

    /// <summary>Rows and a sum of hashes for every mart: equal only when all values are equal to the bit, but for when and by which run they were made.</summary>
    public string FingerprintOfMarts() => string.Join(Environment.NewLine, Marts().Select(Fingerprint));

    public void Dispose() => connection.Dispose();

    private string Fingerprint(string mart)
    {
        var row = Row($"select count(*), coalesce(sum(hash(mart)::hugeint), 0)::varchar from (select columns(name -> name not in ('computed_at', 'run_id', 'load_number', 'as_of')) from marts.{mart}) mart");
        return $"{mart}: {row[0]} rows, {row[1]}";
    }

    private List<string> Marts()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select table_name from information_schema.tables where table_schema = 'marts' order by 1";
        using var reader = command.ExecuteReader();
        var marts = new List<string>();
        while (reader.Read())
            marts.Add(reader.GetString(0));
        return marts;
    }
}
