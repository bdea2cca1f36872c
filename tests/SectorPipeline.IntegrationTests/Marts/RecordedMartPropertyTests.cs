using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>What must hold of every mart, on the recorded market.</summary>
[TestFixture]
internal sealed class RecordedMartPropertyTests
{
    private const string Exact = "1e-12";
    private string recorded = "";
    private MartDatabase? whole;

    [OneTimeSetUp]
    public async Task BuildTheWholeMarketAsync()
    {
        recorded = Path.Combine(await RecordedMarket.DataRootAsync(), "warehouse.duckdb");
        whole = await MartDatabases.DuckDbAsync();
        await LoadAsync(whole, "0001-01-01", "9999-12-31", 1);
        await whole.BuildAsync();
    }

    [OneTimeTearDown]
    public async Task DisposeAsync()
    {
        if (whole is not null)
            await whole.DisposeAsync();
    }

    [Test]
    public async Task No_row_knows_what_comes_after_its_day()
    {
        var cut = new DateOnly(2016, 1, 1).AddDays(new Random(5).Next(1_400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var shorter = await MartDatabases.DuckDbAsync();
        await LoadAsync(shorter, "0001-01-01", cut, 1);
        await shorter.BuildAsync();

        AssertEqual(shorter, whole!, MartKeys.All.Keys.Where(mart => mart != MartKeys.Snapshot), cut);
    }

    [Test]
    public async Task Blocks_and_days_with_a_restated_history_give_what_a_full_build_gives()
    {
        await using var pieces = await MartDatabases.DuckDbAsync();
        await LoadAsync(pieces, "0001-01-01", "2018-06-29", 1);
        await pieces.ExecuteAsync("update raw.prices set adjusted_close = adjusted_close * 1.01 where symbol = 'JPM'");
        await pieces.BuildAsync();
        await LoadAsync(pieces, "2018-06-30", "2020-04-28", 2);
        await LoadAsync(pieces, "0001-01-01", "2020-04-28", 2, "symbol = 'JPM'");
        await pieces.BuildAsync();
        await LoadAsync(pieces, "2020-04-29", "2020-04-29", 3);
        await pieces.BuildAsync();
        await LoadAsync(pieces, "2020-04-30", "9999-12-31", 4);
        await pieces.BuildAsync();

        AssertEqual(pieces, whole!, MartKeys.All.Keys, "9999-12-31");
    }

    // Companies are of the last day. Here their sectors and values are those of a day before every cut, so that a cut takes only bars away.
    private Task LoadAsync(MartDatabase database, string after, string until, int number, string where = "true") => database.ExecuteAsync(
        $"attach '{recorded}' as recorded (read_only)",
        $"""
        insert into raw.prices by name
        select * exclude (load_number, run_id, ingested_at), 'run-{number}' as run_id, timestamp '2024-07-01' + interval {number} hour as ingested_at, {number} as load_number
        from recorded.raw.prices where session between date '{after}' and date '{until}' and {where}
        """,
        $"""
        insert into raw.macro_observations by name
        select * exclude (load_number), {number} as load_number
        from recorded.raw.macro_observations where realtime_start between date '{after}' and date '{until}' and {where == "true"}
        """,
        $"""
        insert into raw.companies by name
        select * exclude (load_number) replace (date '2015-12-31' as as_of), {number} as load_number
        from recorded.raw.companies where not exists (select 1 from raw.companies)
        """,
        "detach recorded");

    private static void AssertEqual(MartDatabase database, MartDatabase other, IEnumerable<string> marts, string until)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"attach '{database.Folder}/warehouse.duckdb' as l (read_only)");
        Run(connection, $"attach '{other.Folder}/warehouse.duckdb' as r (read_only)");
        using var scope = Assert.EnterMultipleScope();
        foreach (var mart in marts)
            Assert.That(Differences(connection, mart, until), Is.Empty, mart);
    }

    private static List<string> Differences(DuckDbConnection connection, string mart, string until)
    {
        var keys = MartKeys.All[mart];
        var where = keys.Contains("session") ? $"where session <= date '{until}'" : "";
        var columns = Query(connection, $"""
            select column_name, data_type from duckdb_columns() where database_name = 'l' and schema_name = 'marts' and table_name = '{mart}'
            """).Where(column => !keys.Contains(column[0]) && !MartKeys.Provenance.Contains(column[0])).ToList();
        var counts = columns.Select(column => $"sum(({Differs(column[0], column[1])})::int)::bigint as \"{column[0]}\"");
        var sql = $"""
            select sum((a.{keys[^1]} is null or b.{keys[^1]} is null)::int)::bigint as missing, {string.Join(", ", counts)}
            from (select * from l.marts.{mart} {where}) a full join (select * from r.marts.{mart} {where}) b using ({string.Join(", ", keys)})
            """;
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Assert.That(reader.Read(), Is.True);
        return [.. Enumerable.Range(0, reader.FieldCount)
            .Where(i => !reader.IsDBNull(i) && Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture) > 0)
            .Select(i => $"{reader.GetName(i)} differs in {reader.GetValue(i)} rows")];
    }

    private static string Differs(string column, string type) => type is "DOUBLE" or "FLOAT"
        ? $"(a.{column} is null) <> (b.{column} is null) or abs(a.{column} - b.{column}) > {Exact} * greatest(1, abs(a.{column}), abs(b.{column}))"
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
