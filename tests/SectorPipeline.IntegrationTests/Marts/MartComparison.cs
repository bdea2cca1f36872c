using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>
/// Compares the marts of two DuckDB warehouses: the same rows, texts and whole numbers, and numbers to 1e-12. Not to the bit,
/// because the engine's windows add in an order that depends on what lies beside a row.
/// </summary>
internal static class MartComparison
{
    private const string Tolerance = "1e-12";

    // Differences of two prices are as exact as the prices.
    private static readonly IReadOnlySet<string> OfPrices = new HashSet<string>(StringComparer.Ordinal) { "macd", "macd_average_9", "macd_histogram" };

    /// <summary>Which columns of which marts differ, in how many rows; empty when the warehouses agree. Nothing else may have the files open.</summary>
    /// <param name="warehouse">The file of one warehouse.</param>
    /// <param name="other">The file of the other.</param>
    /// <param name="marts">The marts to compare; all without it.</param>
    /// <param name="until">The last day that is compared.</param>
    public static IReadOnlyList<string> Differences(string warehouse, string other, IEnumerable<string>? marts = null, DateOnly? until = null)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"attach '{warehouse}' as l (read_only)");
        Run(connection, $"attach '{other}' as r (read_only)");
        return [.. (marts ?? MartKeys.All.Keys).SelectMany(mart => Differences(connection, mart, until ?? DateOnly.MaxValue))];
    }

    /// <summary>The same for the marts that two lakes hold as Parquet.</summary>
    /// <param name="lake">The folder of one lake.</param>
    /// <param name="other">The folder of the other.</param>
    public static IReadOnlyList<string> DifferencesOfExports(string lake, string other)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        foreach (var (name, folder) in ((string, string)[])[("l", lake), ("r", other)])
        {
            Run(connection, $"attach ':memory:' as {name}; create schema {name}.marts");
            foreach (var mart in MartKeys.All.Keys)
                Run(connection, $"create table {name}.marts.{mart} as from read_parquet('{folder}/marts/{mart}/*.parquet')");
        }

        return [.. MartKeys.All.Keys.SelectMany(mart => Differences(connection, mart, DateOnly.MaxValue))];
    }

    private static List<string> Differences(DuckDbConnection connection, string mart, DateOnly until)
    {
        var keys = MartKeys.All[mart];
        var where = keys.Contains("session") ? string.Create(CultureInfo.InvariantCulture, $"where session <= date '{until:yyyy-MM-dd}'") : "";
        var columns = Query(connection, $"""
            select column_name, data_type from duckdb_columns() where database_name = 'l' and schema_name = 'marts' and table_name = '{mart}'
            """).Where(column => !keys.Contains(column[0]) && !MartKeys.Provenance.Contains(column[0])).ToList();
        var counts = columns.Select(column => $"coalesce(sum(({Differs(column[0], column[1])})::int), 0)::bigint as \"{column[0]}\"");
        var row = Query(connection, $"""
            select (count(*) = 0)::bigint as nothing, coalesce(sum((a.here is null or b.here is null)::int), 0)::bigint as missing, {string.Join(", ", counts)}
            from (select *, true as here from l.marts.{mart} {where}) a full join (select *, true as here from r.marts.{mart} {where}) b using ({string.Join(", ", keys)})
            """)[0];
        return [.. columns.Select(column => column[0]).Prepend("a row").Zip(row.Skip(1))
            .Where(pair => pair.Second != "0")
            .Select(pair => $"{mart}: {pair.First} differs in {pair.Second} rows")
            .Concat(row[0] == "0" ? [] : [$"{mart}: there is nothing to compare"])];
    }

    private static string Differs(string column, string type) => type is "DOUBLE" or "FLOAT"
        ? $"(a.{column} is null) <> (b.{column} is null) or abs(a.{column} - b.{column}) > {Tolerance} * greatest(1, abs(a.{column}), abs(b.{column}){(OfPrices.Contains(column) ? ", a.level" : "")})"
        : $"a.{column} is distinct from b.{column}";

    private static List<string[]> Query(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }

    private static void Run(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
