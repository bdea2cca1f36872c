using System.Globalization;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>What must hold of every mart, on the recorded market.</summary>
[TestFixture]
internal sealed class RecordedMartPropertyTests
{
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
        var cut = new DateOnly(2016, 1, 1).AddDays(new Random(5).Next(1_400));
        await using var shorter = await MartDatabases.DuckDbAsync();
        await LoadAsync(shorter, "0001-01-01", cut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 1);
        await shorter.BuildAsync();

        Assert.That(MartComparison.Differences(FileOf(shorter), FileOf(whole!), MartKeys.All.Keys.Where(mart => mart != MartKeys.Snapshot), cut), Is.Empty);
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

        Assert.That(MartComparison.Differences(FileOf(pieces), FileOf(whole!)), Is.Empty);
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

    private static string FileOf(MartDatabase database) => Path.Combine(database.Folder, "warehouse.duckdb");
}
