using System.Text.Json.Nodes;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>Quality as a person meets it: the daily job judges, blocks, and keeps symbols out.</summary>
[TestFixture]
internal sealed class QualityCommandTests
{
    private const string LastSession = "2024-06-28";
    private TemporaryFolder? folder;

    private string Root => Path.Combine(folder!.Path, "data");

    private string Jobs => Path.Combine(folder!.Path, "jobs");

    private SectorProcess Sector => new(Root, new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["JOBS_DIR"] = Jobs });

    [OneTimeSetUp]
    public void CopyJobs()
    {
        folder = new TemporaryFolder();
        JobsCopy.Make(Jobs);
    }

    [OneTimeTearDown]
    public void Remove() => folder?.Dispose();

    [Test]
    [Order(1)]
    public async Task A_check_that_blocks_ends_the_run_before_anything_is_loaded()
    {
        Declare("blocking", "block", "1 = 1");

        var run = await Sector.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.All);
            Assert.That(run.All, Does.Contain("prices.own:").And.Contain("Nothing is built on this data"));
            Assert.That(Query("select count(*) from information_schema.tables where table_schema = 'raw'"), Is.EqualTo("0"));
        }
    }

    [Test]
    [Order(2)]
    public async Task What_was_accepted_no_longer_blocks()
    {
        var accept = await Sector.RunAsync("quality", "accept", "prices.own", "--from", "2000-01-01", "--to", LastSession, "--reason", "a test of it");
        var run = await Sector.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(accept.ExitCode, Is.Zero, accept.All);
            Assert.That(run.ExitCode, Is.Zero, run.All);
        }
    }

    [Test]
    [Order(3)]
    public async Task The_results_of_the_run_are_listed_and_kept_as_a_report()
    {
        var list = await Sector.RunAsync("quality", "list", "--json");

        var results = JsonNode.Parse(list.Text)!.AsArray();
        var report = Directory.EnumerateFiles(Path.Combine(Root, "lake", "quality", $"session={LastSession}"), "*.html").Order(StringComparer.Ordinal).Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(result => (string?)result!["check"]), Does.Contain("prices.ohlc_order").And.Contain("macro_observations.macro_scale"));
            Assert.That(results.Select(result => (string?)result!["status"]), Has.None.EqualTo("error"));
            Assert.That(File.ReadAllText(report), Does.Contain("prices.ohlc_order").And.Not.Contain("<script").And.Not.Contain("http"));
        }
    }

    [Test]
    [Order(4)]
    public async Task The_whole_history_of_the_small_market_is_clean()
    {
        var check = await Sector.RunAsync("quality", "check", "--all", "--json");

        var found = JsonNode.Parse(check.Text)!.AsArray().Where(result => (string?)result!["status"] is "failed" or "error");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(result => $"{result!["check"]}: {result["failures"]}{result["message"]}"), Is.Empty);
            Assert.That(check.ExitCode, Is.Zero, check.Error);
        }
    }

    [Test]
    [Order(5)]
    public async Task A_check_shows_its_rows_and_its_trend()
    {
        var show = await Sector.RunAsync("quality", "show", "prices.own");

        Assert.That(show.Text, Does.Contain("accepted before").And.Contain("Last runs"), show.All);
    }

    [Test]
    [Order(6)]
    public async Task A_symbol_in_quarantine_is_kept_out_and_coverage_says_so()
    {
        Declare("keeping", "quarantine", $"session = date '{LastSession}' and symbol = (select min(symbol) from securities where kind = 'stock')");
        Directory.Delete(Root, recursive: true);

        var run = await Sector.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(Query($"select sum(members_quarantined) from marts.mart_data_coverage where session = '{LastSession}'"), Is.EqualTo("1"));
            Assert.That(Query("select sum(members_expected - members_present - members_quarantined) from marts.mart_data_coverage"), Is.EqualTo("0"));
            Assert.That(Query("select count(*) from staging.stg_stock_prices as bars join audit.quality_quarantine as kept on kept.symbol = bars.symbol and kept.session = bars.session"), Is.EqualTo("0"));
        }
    }

    [Test]
    public async Task A_check_that_is_none_is_refused_with_the_nearest_name()
    {
        var show = await Sector.RunAsync("quality", "show", "prices.ohlc_ordre");

        Assert.That(show.ExitCode, Is.EqualTo(2), show.All);
        Assert.That(show.Error, Does.Contain("Did you mean 'prices.ohlc_order'?"));
    }

    private void Declare(string name, string action, string where)
    {
        var file = Path.Combine(Jobs, "quality", "prices.yml");
        var text = File.ReadAllText(Path.Combine(Repository.Root, "jobs", "quality", "prices.yml"));
        File.WriteAllText(file, $"{text}\n  own: {{ description: {name}, severity: error, action: {action}, sql: \"select vendor, symbol as entity, session as date, close as value, '{name}' as reason from latest where {where}\" }}\n");
    }

    private string Query(string sql)
    {
        using var connection = new DuckDbConnection($"Data Source={Warehouse.FileIn(Root)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }
}
