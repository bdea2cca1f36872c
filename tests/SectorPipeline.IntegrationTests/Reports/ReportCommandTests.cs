using System.Text.Json;

namespace SectorPipeline.IntegrationTests.Reports;

/// <summary><c>sector report</c> as a person runs it, on a small simulated market.</summary>
[TestFixture]
internal sealed class ReportCommandTests
{
    private ReportedMarket market = default!;

    private string Reports => market.Reports;

    private string Report => market.Report;

    private SectorProcess Sector => market.Sector;

    [OneTimeSetUp]
    public async Task RunOnceAsync() => market = await ReportedMarket.GetAsync();

    [Test]
    [Order(1)]
    public async Task The_last_session_is_reported_and_listed()
    {
        var report = await Sector.RunAsync("report");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.All);
            Assert.That(report.Text, Does.Contain($"report of 2024-06-28: {market.Entrance}"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(Report, "index.html")), Does.Contain("SIMULATED DATA").And.Contain("id=\"rotation\""));
            Assert.That(Directory.GetFiles(Path.Combine(Report, "sectors")), Has.Length.EqualTo(11));
            Assert.That(Path.Combine(Reports, "index.html"), Does.Exist);
        }
    }

    [Test]
    [Order(2)]
    public async Task The_summary_agrees_with_the_marts_and_the_files()
    {
        var report = await Sector.RunAsync("report", "--json");

        using var summary = JsonDocument.Parse(report.Text);
        using var warehouse = Warehouse.Of(market.DataRoot);
        var sectors = summary.RootElement.GetProperty("sectors").EnumerateArray().ToList();
        var best = warehouse.Row("select sector, return_1d from marts.mart_sector_performance where session = date '2024-06-28' order by rank, sector limit 1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sectors, Has.Count.EqualTo(11));
            Assert.That((object?)sectors[0].GetProperty("sector").GetString(), Is.EqualTo(best[0]));
            Assert.That((object?)sectors[0].GetProperty("returns").GetProperty("1d").GetDouble(), Is.EqualTo(best[1]));
            foreach (var file in summary.RootElement.GetProperty("files").EnumerateArray())
                Assert.That(new FileInfo(Path.Combine(Report, file.GetProperty("path").GetString() ?? "")).Length, Is.EqualTo(file.GetProperty("bytes").GetInt64()));
        }
    }

    [Test]
    [Order(3)]
    public async Task An_exported_mart_has_the_same_rows_in_both_forms()
    {
        using var warehouse = Warehouse.Of(market.DataRoot);

        var rows = warehouse.Number($"select count(*) from read_parquet('{Report}/marts/mart_sector_performance.parquet')");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Is.EqualTo(warehouse.Number("select count(*) from marts.mart_sector_performance")));
            Assert.That((await File.ReadAllLinesAsync(Path.Combine(Report, "marts", "mart_sector_performance.csv"))).Length - 1, Is.EqualTo(rows));
        }
    }

    [Test]
    [Order(4)]
    public async Task A_publisher_that_is_killed_leaves_the_report_before_and_nothing_for_ever()
    {
        var before = Report;

        await Sector.KillAfterAsync("mart_sector_performance", TimeSpan.Zero, "report");
        var left = Directory.GetDirectories(Path.Combine(Reports, "_scratch"));
        var published = Report;
        var next = await Sector.RunAsync("report");

        Assert.That((published, left.Length), Is.EqualTo((before, 1)));
        Assert.That(next.ExitCode, Is.Zero, next.All);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(Reports, "_scratch")), Is.Empty);
        Assert.That(Report, Is.Not.EqualTo(before));
    }

    [Test]
    [Order(4)]
    public async Task A_killed_publisher_of_a_folder_leaves_nothing_for_ever()
    {
        var parent = Directory.CreateDirectory(Path.Combine(market.DataRoot, "out")).FullName;

        await Sector.KillAfterAsync("mart_sector_performance", TimeSpan.Zero, "report", "--out", Path.Combine(parent, "report"));
        var left = Directory.GetDirectories(parent).Select(Path.GetFileName).ToList();
        var next = await Sector.RunAsync("report", "--out", Path.Combine(parent, "report"));

        Assert.That(left, Has.Count.EqualTo(1).And.All.EndsWith(".tmp"));
        Assert.That(next.ExitCode, Is.Zero, next.All);
        Assert.That(Directory.GetFileSystemEntries(parent).Select(Path.GetFileName), Is.EqualTo((string[])["report"]));
    }

    [Test]
    [Order(5)]
    public async Task A_session_that_is_not_there_is_refused_with_the_last_one()
    {
        var report = await Sector.RunAsync("report", "--session", "2019-01-02");

        Assert.That(report.ExitCode, Is.EqualTo(1));
        Assert.That(report.Error, Does.Contain("2019-01-02").And.Contain("2024-06-28"));
    }

    [Test]
    [Order(5)]
    public async Task A_folder_with_other_files_is_left_alone()
    {
        var other = Path.Combine(market.DataRoot, "lake");

        var report = await Sector.RunAsync("report", "--out", other);

        Assert.That(report.ExitCode, Is.EqualTo(1));
        Assert.That(report.Error, Does.Contain("no report"));
        Assert.That(Path.Combine(other, "_manifest"), Does.Exist);
    }

    [Test]
    [Order(6)]
    public async Task A_wrong_setting_is_told_before_anything_is_written()
    {
        var settings = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["Reports__CoverageThreshold"] = "95" };

        var report = await new SectorProcess(market.DataRoot, settings).RunAsync("report");

        Assert.That(report.ExitCode, Is.EqualTo(2));
        Assert.That(report.Error, Does.Contain("Reports:CoverageThreshold: 95 is not a share."));
    }
}
