using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>Each error says where, what and what to do, and ends with the right exit code.</summary>
[TestFixture]
internal sealed class BadInputTests
{
    private const int Failed = 1;
    private const int Usage = 2;

    [TestCase("run daly --sandbox", "no job is called 'daly'. Did you mean 'daily'?")]
    [TestCase("run daily --sandbox --from transfrom", "Did you mean 'transform'?")]
    [TestCase("run daily --sandbox --session 2026-13-01", "not a date")]
    [TestCase("run daily --sandbox --market somewhere", "only one market at a time")]
    [TestCase("run daily --market no-such-folder", "no-such-folder")]
    [TestCase("run daily", "ALPHA_VANTAGE_API_KEY: is not set")]
    [TestCase("ingest prises --sandbox", "no dataset is called 'prises'. Did you mean 'prices'?")]
    [TestCase("ingest prices --sandbox --series DGS10", "--series: ingest.prices does not take it")]
    [TestCase("sql show", "--select")]
    [TestCase("runs list", "nothing has run here yet")]
    [TestCase("runs rerun last", "nothing has run here yet")]
    [TestCase("runs list --limit 0", "--limit: use 1 or more")]
    [TestCase("runs list --limit x", "error --limit: 'x' is not a whole number.")]
    [TestCase("runs list --state faild", "Did you mean 'failed'?")]
    [TestCase("runs lsit", "error sector runs: there is no command 'lsit'. Did you mean 'list'?")]
    [TestCase("lake", "error sector lake: which command is missing. There are ls, verify.")]
    [TestCase("ingest prices --form 2024-01-02", "error sector ingest: there is no option '--form'. Did you mean '--from'?")]
    [TestCase("ingest", "'sector ingest --help' shows what it takes")]
    [TestCase("ingest listings --sandbox --symbols SPY", "It takes --vendor, --full-refresh, --from-landing.")]
    [TestCase("ingest prices --sandbox --from-landing --symbols SPY", "--symbols: --from-landing makes all of the dataset again.")]
    [TestCase("ingest prices --sandbox --from-landing --full-refresh", "--full-refresh: --from-landing makes all of the dataset again.")]
    [TestCase("ingest prices --vendor alphavantage", "ALPHA_VANTAGE_API_KEY: is not set")]
    [TestCase("sandbox --port 70000", "--port: use 0 to 65535")]
    [TestCase("sandbox --port 80x", "error --port: '80x' is not a whole number.")]
    [TestCase("ingest prices --sandbox --symbols ,", "--symbols: is empty")]
    public async Task Bad_usage_ends_with_code_2(string arguments, string message)
    {
        using var folder = new TemporaryFolder();

        var output = await SmallMarket.At(folder.Path).RunAsync(arguments.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Usage), output.All);
            Assert.That(output.All, Does.Contain(message));
        }
    }

    [TestCase("ingest prices --sandbox --vendor yahooo", "Did you mean 'yahoo'?")]
    [TestCase("ingest prices --sandbox --symbols SPYY", "Did you mean 'SPY'?")]
    public async Task Unknown_vendors_and_symbols_are_named_with_the_nearest(string arguments, string message)
    {
        using var folder = new TemporaryFolder();

        var output = await SmallMarket.At(folder.Path).RunAsync(arguments.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.Not.Zero, output.All);
            Assert.That(output.All, Does.Contain(message));
        }
    }

    [Test]
    public async Task A_run_of_one_dataset_says_how_to_go_on_instead_of_naming_a_job()
    {
        using var folder = new TemporaryFolder();
        await SmallMarket.At(folder.Path).RunAsync("ingest", "macro_observations", "--sandbox", "--series", "DGS10");

        var output = await SmallMarket.At(folder.Path).RunAsync("runs", "rerun", "last");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Usage), output.All);
            Assert.That(output.Error, Does.Contain("is of 'sector ingest macro', not of a job. Give that command again"));
        }
    }

    [Test]
    public async Task A_data_root_refuses_a_second_market()
    {
        using var folder = new TemporaryFolder();
        await SmallMarket.At(folder.Path).RunAsync("ingest", "macro", "--sandbox");

        var other = new SectorProcess(folder.Path, new Dictionary<string, string>(SmallMarket.Variables) { ["Sandbox__Seed"] = "43" });
        var output = await other.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Usage), output.All);
            Assert.That(output.Error, Does.Contain("holds the numbers of the simulated market of seed 42"));
        }
    }

    [Test]
    public async Task A_warehouse_that_another_process_holds_names_the_process()
    {
        using var folder = new TemporaryFolder();
        using var holder = new DuckDbConnection($"Data Source={Path.Combine(folder.Path, "warehouse.duckdb")}");
        holder.Open();

        var output = await SmallMarket.At(folder.Path).RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Failed), output.All);
            Assert.That(output.Error, Does.Contain($"{Environment.ProcessId}"));
            Assert.That(output.Error, Does.Contain("warehouse.duckdb"));
        }
    }

    [TestCase("warehouse.duckdb", "a run builds it again from the lake")]
    [TestCase("runs.duckdb", "move the file away")]
    public async Task A_damaged_file_says_what_to_do(string file, string remedy)
    {
        using var folder = new TemporaryFolder();
        await SmallMarket.At(folder.Path).RunAsync("ingest", "macro", "--sandbox", "--series", "DGS10");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, file), new string('x', 5_000));

        var output = await SmallMarket.At(folder.Path).RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Failed), output.All);
            Assert.That(output.Error, Does.Contain(file).And.Contain(remedy));
        }
    }

    [Test]
    public async Task A_data_root_that_cannot_be_written_says_so()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        var output = await SmallMarket.At(Path.Combine(file, "root")).RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Failed), output.All);
            Assert.That(output.Error, Does.Contain("cannot be written"));
            Assert.That(output.Error, Does.Contain("DATA_ROOT"));
        }
    }

    [Test]
    public async Task A_job_file_that_does_not_parse_shows_line_and_caret()
    {
        using var folder = new TemporaryFolder();
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs"));
        await File.WriteAllTextAsync(Path.Combine(jobs.FullName, "daily.yml"), "name: daily\nsteps:\n  prices: { uses: ingest.prises }\n");

        var output = await new SectorProcess(folder.Path, new Dictionary<string, string>(SmallMarket.Variables) { ["JOBS_DIR"] = jobs.FullName })
            .RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(Usage), output.All);
            Assert.That(output.Error, Does.Contain("daily.yml:3"));
            Assert.That(output.Error, Does.Contain("^"));
            Assert.That(output.Error, Does.Contain("Did you mean 'ingest.prices'?"));
        }
    }
}
