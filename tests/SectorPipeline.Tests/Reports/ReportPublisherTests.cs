using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Reports;

public sealed partial class ReportPublisherTests
{
    private ReportWarehouse warehouse = default!;
    private TemporaryFolder folder = default!;

    private string Target => Path.Combine(folder.Path, "report");

    [SetUp]
    public async Task OpenAsync() => (warehouse, folder) = (await ReportWarehouse.OpenAsync(), new TemporaryFolder());

    [TearDown]
    public async Task CloseAsync()
    {
        await warehouse.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task A_report_has_its_pages_its_exports_and_a_summary()
    {
        var report = await warehouse.PublishAsync(Target);

        Assert.That(report.State, Is.EqualTo(ReportState.Published));
        Assert.That(report.Files.Select(file => file.Path), Is.SupersetOf((string[])[
            "index.html", "health.html", "sectors/utilities.html", "sectors/energy-script-alert-1-script-oil.html",
            "marts/mart_sector_performance.csv", "marts/mart_sector_performance.parquet", "summary.json"]));
        Assert.That(report.Files.Select(file => File.Exists(Path.Combine(Target, file.Path))), Is.All.True);
    }

    [Test]
    public async Task No_page_holds_a_script_or_needs_anything_from_elsewhere()
    {
        await warehouse.PublishAsync(Target);

        foreach (var (name, html) in Pages())
        {
            Assert.That(html, Does.Not.Contain("<script").IgnoreCase.And.Not.Contain("<b>XOM").And.Not.Contain("<i>trend"), name);
            Assert.That(OutsideAddress().Matches(html).Select(match => match.Value), Is.Empty, name);
        }
    }

    [Test]
    public async Task Pages_are_well_formed_and_every_drawing_is_described()
    {
        await warehouse.PublishAsync(Target);

        foreach (var (name, html) in Pages())
        {
            var page = WellFormed.Parse(html);
            var drawings = page.Descendants("svg").ToList();
            Assert.That(drawings.Select(svg => svg.Attribute("aria-label") is not null || (svg.Element("title") is not null && svg.Element("desc") is not null)), Is.All.True, name);
            Assert.That(page.Descendants().Attributes("id").Select(id => id.Value), Is.Unique, name);
            Assert.That(page.Descendants("table").Select(table => table.Element("caption")), Is.All.Not.Null, name);
        }
    }

    [Test]
    public async Task The_same_data_makes_the_same_pages()
    {
        var first = await warehouse.PublishAsync(Target);

        var second = await warehouse.PublishAsync(Target);

        Assert.That(Hashes(second), Is.EqualTo(Hashes(first)));
    }

    [Test]
    public async Task The_summary_agrees_with_the_marts()
    {
        var report = await warehouse.PublishAsync(Target, notice: "SIMULATED DATA");

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Target, "summary.json")));
        var (root, sector) = (json.RootElement, json.RootElement.GetProperty("sectors")[1]);
        Assert.That(root.GetProperty("session").GetString(), Is.EqualTo("2020-03-23"));
        Assert.That(root.GetProperty("state").GetString(), Is.EqualTo("published"));
        Assert.That(root.GetProperty("market").GetProperty("returns").GetProperty("1d").GetDouble(), Is.EqualTo(-0.04));
        Assert.That(sector.GetProperty("returns").GetProperty("1d").GetDouble(), Is.EqualTo(-0.08));
        Assert.That(sector.GetProperty("returns").GetProperty("1y").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(root.GetProperty("signals_changed").GetArrayLength(), Is.EqualTo(2));
        Assert.That(root.GetProperty("alerts").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(root.GetProperty("notice").GetString(), Is.EqualTo("SIMULATED DATA"));
        Assert.That(root.GetProperty("files").GetArrayLength(), Is.EqualTo(report.Files.Count - 1), "all but the summary itself");
    }

    [Test]
    public async Task Exports_hold_the_history_where_it_is_short()
    {
        var report = await warehouse.PublishAsync(Target);

        var lines = await File.ReadAllLinesAsync(Path.Combine(Target, "marts/mart_data_coverage.csv"));
        Assert.That(lines, Has.Length.EqualTo(9));
        Assert.That(lines[0], Is.EqualTo("sector,session,members_expected,members_present,members_late,members_quarantined,as_of"));
        Assert.That(lines[^1], Is.EqualTo("Utilities,2020-03-23,10,10,0,0,2020-03-24T10:00:00"));
        Assert.That(RowsOf(report, "marts/mart_data_coverage.parquet"), Is.EqualTo(8));
    }

    [Test]
    public async Task Exports_hold_the_session_where_the_history_is_long()
    {
        var report = await warehouse.PublishAsync(Target, new ReportOptions { ExportRows = 7 });

        Assert.That(RowsOf(report, "marts/mart_data_coverage.parquet"), Is.EqualTo(2));
        Assert.That(RowsOf(report, "marts/mart_data_coverage.csv"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_report_of_too_little_says_so_across_its_pages()
    {
        await warehouse.ExecuteAsync("update marts.mart_data_coverage set members_present = 8 where session = date '2020-03-23'");

        var report = await warehouse.PublishAsync(Target);

        Assert.That(report.State, Is.EqualTo(ReportState.Watermarked));
        Assert.That(report.Warning, Is.EqualTo("Only 80.0% of the stocks that should have a bar have one; 95.0% are required."));
        Assert.That(Page("index.html"), Does.Contain("class=\"watermark\"").And.Contain("INCOMPLETE DATA: Only 80.0%"));
        Assert.That(Page("sectors/utilities.html"), Does.Contain("class=\"watermark\""));
        Assert.That(Page("health.html"), Does.Not.Contain("class=\"watermark\""));
    }

    [Test]
    public async Task A_withheld_report_tells_why_and_no_numbers()
    {
        await warehouse.ExecuteAsync("update marts.mart_data_coverage set members_present = 8 where session = date '2020-03-23'");

        var report = await warehouse.PublishAsync(Target, new ReportOptions { BelowCoverage = BelowCoverage.Withhold });

        Assert.That(report.Files.Select(file => file.Path), Is.EquivalentTo((string[])["health.html", "index.html", "summary.json"]));
        Assert.That(Page("index.html"), Does.Contain("This report is withheld").And.Contain("Only 80.0%").And.Not.Contain("id=\"ladder\""));
        Assert.That(report.Summary, Does.Contain("\"state\": \"withheld\"").And.Contain("\"sectors\": []"));
    }

    [Test]
    public async Task Tables_that_nobody_has_made_yet_are_named()
    {
        await warehouse.PublishAsync(Target);

        Assert.That(Page("index.html"), Does.Contain("audit.alerts is missing").And.Contain("audit.quality_results is missing").And.Contain("no raw data"));
    }

    [Test]
    public void A_session_that_the_marts_do_not_hold_is_told_with_the_last_one()
    {
        var failure = Assert.ThrowsAsync<PipelineException>(() => warehouse.FindSessionAsync(Session.Parse("2020-03-21")));

        Assert.That(failure?.Message, Does.Contain("2020-03-21").And.Contain("its last session is 2020-03-23"));
    }

    [Test]
    public async Task The_last_session_of_the_marts_is_the_usual_one() =>
        Assert.That(await warehouse.FindSessionAsync(null), Is.EqualTo(ReportWarehouse.Session));

    private IEnumerable<(string Name, string Html)> Pages() =>
        Directory.GetFiles(Target, "*.html", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file)));

    private string Page(string path) => File.ReadAllText(Path.Combine(Target, path));

    private static long? RowsOf(PublishedReport report, string path) => report.Files.Single(file => file.Path == path).Rows;

    private static IEnumerable<string> Hashes(PublishedReport report) =>
        report.Files.Where(file => !file.Path.EndsWith(".parquet", StringComparison.Ordinal) && file.Path != "summary.json").Select(file => $"{file.Path} {file.Sha256}");

    [GeneratedRegex("""(?:src|href)\s*=\s*["'](?:https?:)?//|url\(|@import""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideAddress();
}
