using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>The jobs beside the daily one, as they ship.</summary>
[TestFixture]
internal sealed class ShippedJobsTests
{
    private readonly TemporaryFolder folder = new();

    private SectorProcess Sector => SmallMarket.At(folder.Path);

    [OneTimeSetUp]
    public async Task RunDailyAsync()
    {
        foreach (var session in (string[])["2024-06-26", "2024-06-27", "2024-06-28"])
            await DoneAsync("run", "daily", "--sandbox", "--session", session);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    [Order(1)]
    public async Task The_weekly_job_leaves_one_file_per_year_and_the_marts_as_they_were()
    {
        var lake = Path.Combine(folder.Path, "lake");
        using var before = new TemporaryFolder();
        Copy(Path.Combine(lake, "marts"), Path.Combine(before.Path, "marts"));

        var output = await DoneAsync("run", "weekly", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.Text, Does.Match("compact +done .* repeated"));
            foreach (var year in Directory.EnumerateDirectories(Path.Combine(lake, "raw", "yahoo", "prices")))
                Assert.That(Directory.EnumerateFiles(year).Count(), Is.EqualTo(1), year);
            Assert.That(MartComparison.DifferencesOfExports(lake, before.Path), Is.Empty);
        }
    }

    [Test]
    [Order(2)]
    public async Task The_daily_job_finds_nothing_to_do_after_it()
    {
        var output = await DoneAsync("run", "daily", "--sandbox");

        Assert.That(output.Text, Does.Match("prices +done +0 rows").And.Match("transform +done +0 rows"));
    }

    [Test]
    [Order(3)]
    public async Task The_intraday_job_gives_signals_of_every_bar_of_the_session()
    {
        await DoneAsync("run", "intraday", "--sandbox");

        using var warehouse = Warehouse.Of(folder.Path);
        Assert.That(
            warehouse.Row("select count(distinct symbol), count(*) / count(distinct symbol), count(*) filter (bar_number >= 50 and score is null) from marts.mart_intraday_signals"),
            Is.EqualTo(new object[] { 35L, 78d, 0L }));
        Assert.That(warehouse.Number("select count(*) from marts.mart_intraday_signals where signal <> 'HOLD'"), Is.Positive);
    }

    [Test]
    public async Task A_job_that_is_told_no_symbols_says_what_to_tell()
    {
        var output = await Sector.RunAsync("run", "tickers", "--sandbox");

        Assert.That((output.ExitCode, output.Error), Is.EqualTo((2, output.Error)));
        Assert.That(output.Error, Does.Contain("symbols=A,B"));
    }

    private async Task<SectorProcess.Output> DoneAsync(params string[] arguments)
    {
        var output = await Sector.RunAsync(arguments);
        Assert.That(output.ExitCode, Is.Zero, output.All);
        return output;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
