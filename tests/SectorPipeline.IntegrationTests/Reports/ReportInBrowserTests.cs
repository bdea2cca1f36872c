namespace SectorPipeline.IntegrationTests.Reports;

/// <summary>Pages of a report as a browser shows them, with no script and no network.</summary>
[TestFixture]
internal sealed class ReportInBrowserTests
{
    private Browser? browser;
    private string report = "";
    private string entrance = "";

    private Browser Browser => browser ?? throw new InvalidOperationException("It is started before the tests.");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        browser = Browser.Start();
        var market = await ReportedMarket.GetAsync();
        (report, entrance) = (market.Report, market.Entrance);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [Test]
    public async Task A_page_asks_for_nothing_but_itself_and_is_no_wider_than_its_window(
        [Values("index.html", "health.html", "sectors/energy.html")] string file, [Values(1200, 390)] int width)
    {
        var page = await Browser.OpenPageAsync(width);

        await page.OpenAsync(Path.Combine(report, file));

        Assert.That(page.Requests, Is.EqualTo((string[])[BrowserPage.AddressOf(Path.Combine(report, file))]));
        Assert.That(page.Console, Is.Empty);
        Assert.That(await page.EvaluateAsync("document.scripts.length"), Is.EqualTo("0"));
        Assert.That(await page.EvaluateAsync("document.documentElement.clientWidth"), Is.EqualTo($"{width}"));
        Assert.That(await page.EvaluateAsync("document.documentElement.scrollWidth"), Is.EqualTo($"{width}"));
    }

    [Test]
    public async Task A_page_that_is_too_wide_and_asks_for_more_would_be_found_out()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "wrong.html");
        await File.WriteAllTextAsync(file, "<!DOCTYPE html><title>x</title><img src='http://example.com/x.png'><p style='width: 900px'>wide</p><script>document.title = 'y'</script>");
        var page = await Browser.OpenPageAsync(390);

        await page.OpenAsync(file);

        Assert.That(page.Requests, Is.EqualTo((string[])[BrowserPage.AddressOf(file), "http://example.com/x.png"]));
        Assert.That(page.Console, Is.Not.Empty);
        Assert.That(await page.EvaluateAsync("document.documentElement.scrollWidth > 900"), Is.EqualTo("true"));
        Assert.That(await page.EvaluateAsync("document.title"), Is.EqualTo("x"), "no script runs");
    }

    [TestCase("index.html", 4, 8)]
    [TestCase("health.html", 1, 2)]
    public async Task A_page_prints_on_a_few_sheets(string file, int least, int most)
    {
        var page = await Browser.OpenPageAsync(1200);
        await page.OpenAsync(Path.Combine(report, file));

        Assert.That(await page.PrintAsync(), Is.InRange(least, most));
    }

    [Test]
    public async Task The_morning_report_shows_its_sections_and_each_link_to_one_finds_it()
    {
        var page = await Browser.OpenPageAsync(1200);
        await page.OpenAsync(Path.Combine(report, "index.html"));

        Assert.That(await TitlesAsync(page), Is.EqualTo("The day|Sector ladder|Heat map|Contributors|Rotation|Risk|Signals|Macro|Alerts|Data quality and coverage"));
        Assert.That(await page.EvaluateAsync("[...document.querySelectorAll('a[href^=\"#\"]')].filter(link => !document.querySelector(link.hash)).length"), Is.EqualTo("0"));
        Assert.That(await page.EvaluateAsync("document.querySelector('#ladder').innerText"), Does.Contain("Energy").And.Contain("Utilities"));
    }

    [Test]
    public async Task The_health_page_shows_its_sections_and_the_job()
    {
        var page = await Browser.OpenPageAsync(1200);
        await page.OpenAsync(Path.Combine(report, "health.html"));

        Assert.That(await TitlesAsync(page), Is.EqualTo("Jobs|Steps, the slowest first|Errors over time|Vendors' budgets"));
        Assert.That(await page.EvaluateAsync("document.querySelector('#jobs').innerText"), Does.Contain("daily"));
    }

    [Test]
    public async Task The_address_of_a_session_leads_on_to_its_report()
    {
        var page = await Browser.OpenPageAsync(1200);
        await page.OpenAsync(entrance);

        Assert.That(() => page.EvaluateAsync("location.pathname"), Does.EndWith("/index.html").And.Match("/20[0-9]{6}T[0-9]{6}Z-").After(5_000, 50));
        Assert.That(await page.EvaluateAsync("document.title"), Does.Contain("morning report"));
    }

    private static Task<string> TitlesAsync(BrowserPage page) => page.EvaluateAsync("[...document.querySelectorAll('h2')].map(title => title.innerText).join('|')");
}
