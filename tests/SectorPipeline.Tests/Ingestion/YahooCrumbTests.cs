using System.Net;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Companies by way of the cookie and the crumb.</summary>
[TestFixture]
internal sealed class YahooCrumbTests
{
    private const string Session = "2020-01-03";

    private Workbench bench = new();
    private YahooSite site = new();

    [SetUp]
    public void SetUp()
    {
        (bench, site) = (new Workbench(), new YahooSite());
        bench.Options = bench.Options with { Vendors = bench.Options.Vendors with { Companies = ["yahoo"] } };
        bench.Vendor.Always(url => site.Answer(url));
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task One_handshake_over_the_consent_page_serves_all_symbols()
    {
        var result = await bench.CompaniesAsync(Session);

        Assert.That(
            bench.Vendor.Asked.Take(4).Select(url => url.AbsolutePath),
            Is.EqualTo(new[] { "/quote/AAPL", "/consent", "/quote/AAPL", "/v1/test/getcrumb" }));
        Assert.That(bench.Vendor.Cookies, Is.EqualTo(new[] { "", "", $"A3={YahooSite.Cookie}", $"A3={YahooSite.Cookie}", $"A3={YahooSite.Cookie}", $"A3={YahooSite.Cookie}" }));
        Assert.That(
            bench.Vendor.Asked.Skip(4).Select(url => url.PathAndQuery).Order(StringComparer.Ordinal).First(),
            Is.EqualTo("/v10/finance/quoteSummary/AAPL?modules=assetProfile%2Cprice%2CsummaryDetail%2CdefaultKeyStatistics&formatted=false&crumb=Crumb%2FOne.1"));
        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 6L)), "the handshake counts");
        Assert.That(
            await bench.RowsAsync("companies", "vendor, symbol, as_of, name, market_cap"),
            Is.EqualTo(new[] { "yahoo|AAPL|2020-01-03|Name of AAPL|120750000001.0000", "yahoo|BRK.B|2020-01-03|Name of BRK-B|120750000001.0000" }));
        Assert.That((await bench.WatermarkAsync("AAPL", "yahoo", "companies"))?.Weight, Is.EqualTo(120_750_000_001));
    }

    [Test]
    public async Task Neither_landing_nor_the_log_holds_the_crumb_or_the_cookie()
    {
        site.Body = symbol => QuoteSummaryJson.Of(symbol).Replace("Short of", $"{YahooSite.FirstCrumb} {YahooSite.Cookie}", StringComparison.Ordinal);

        await bench.CompaniesAsync(Session);

        var entries = await bench.LandingAsync("yahoo", "companies", Session);
        var kept = entries.Select(entry => $"{entry.Url} {Encoding.UTF8.GetString(entry.Body.Span)} {string.Join(' ', entry.Headers)}").ToList();
        Assert.That(kept, Has.Count.EqualTo(2), "no step of the handshake is kept");
        Assert.That(kept, Has.All.Contains("crumb=***").And.All.Contains("*** ***"));
        Assert.That(string.Join('\n', kept.Concat(bench.Log.Lines)), Does.Not.Contain("One.1").And.Not.Contain("secretvalue"));
    }

    [Test]
    public async Task A_crumb_that_is_no_longer_taken_is_renewed_once_for_all()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 2 } };
        var answers = 0;
        bench.Vendor.Always(url =>
        {
            if (url.AbsolutePath.StartsWith("/v10", StringComparison.Ordinal) && Interlocked.Increment(ref answers) == 1)
                site.ValidCrumb = "Crumb.Two.2";
            return site.Answer(url);
        });

        var result = await bench.CompaniesAsync(Session);

        Assert.That((result.Rows, site.Handshakes), Is.EqualTo((2L, 2)));
    }

    [TestCase(HttpStatusCode.TooManyRequests, "Too Many Requests\r\n", "text/plain")]
    [TestCase(HttpStatusCode.OK, "Too Many Requests", "text/plain")]
    [TestCase(HttpStatusCode.OK, "<html><body>Please wait</body></html>", "text/html")]
    [TestCase(HttpStatusCode.OK, "looksgood11", "text/html")]
    [TestCase(HttpStatusCode.OK, """{"finance":{"error":{"code":"Unauthorized","description":"Invalid Cookie"}}}""", "application/json")]
    [TestCase(HttpStatusCode.Unauthorized, "looksgood11", "text/plain")]
    [TestCase(HttpStatusCode.OK, "", "text/plain")]
    [TestCase(HttpStatusCode.OK, "   \n", "text/plain")]
    [TestCase(HttpStatusCode.OK, "two words", "text/plain")]
    [TestCase(HttpStatusCode.OK, "short", "text/plain")]
    [TestCase(HttpStatusCode.OK, "muchtoolongforacrumbthatwouldbeelevenletters", "text/plain")]
    [TestCase(HttpStatusCode.BadGateway, "", "text/html")]
    public async Task What_stands_in_the_place_of_a_crumb_is_never_taken_for_one(HttpStatusCode status, string body, string type)
    {
        site.InPlaceOfCrumb(status, body, type);

        var result = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["retries"]), Is.EqualTo((1L, 1L)));
        Assert.That(bench.Vendor.Asked.Count(url => url.AbsolutePath.StartsWith("/v10", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(bench.Log.Lines.First(), Does.StartWith("Warning: AAPL: the handshake failed: ").And.Contain($"(HTTP {(int)status})"));
    }

    [Test]
    public void Without_a_cookie_the_step_fails_and_may_be_tried_again()
    {
        site.HandsOutCookie = false;

        Assert.That(
            async () => await bench.CompaniesAsync(Session, ("symbols", "AAPL")),
            Throws.InstanceOf<PipelineException>().With.Message.Contains("AAPL: the handshake failed: no cookie was handed out").And.Property("IsTransient").True);
    }

    [Test]
    public void A_page_that_leads_in_circles_is_left()
    {
        bench.Vendor.Always(url =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Found) { Content = new StringContent("") };
            answer.Headers.Location = url;
            return answer;
        });

        Assert.That(
            async () => await bench.CompaniesAsync(Session, ("symbols", "AAPL")),
            Throws.InstanceOf<PipelineException>().With.Message.Contains("the cookie's page led on more than 10 times"));
    }

    [Test]
    public async Task Cookies_that_cannot_be_read_are_dropped_and_a_page_without_a_redirect_will_do()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { CookieUrl = new("http://vendor.test/cookie") } };
        bench.Vendor.Always(url => url.AbsolutePath == "/cookie" ? WithCookies() : site.Answer(url));

        await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That(bench.Vendor.Cookies.Last(), Is.EqualTo("B=1"));

        static HttpResponseMessage WithCookies()
        {
            var answer = FakeVendor.Status(HttpStatusCode.NotFound, "");
            foreach (var cookie in new[] { "=nothing; Domain=..", "A=2; Domain=elsewhere.example", "B=1; Path=/" })
                answer.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
            return answer;
        }
    }

    [Test]
    public void A_throttled_page_is_waited_for_and_names_no_secret_of_its_address()
    {
        bench.Vendor.Always(url => url.AbsolutePath == "/consent" ? FakeVendor.Status(HttpStatusCode.TooManyRequests, "") : site.Answer(url));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.CompaniesAsync(Session, ("symbols", "AAPL")));

        Assert.That(fault?.Message, Does.Contain("HTTP 429"));
        Assert.That(string.Join('\n', bench.Log.Lines) + fault, Does.Not.Contain("hidden"));
    }

    [Test]
    public void A_broken_connection_shows_neither_crumb_nor_cookie()
    {
        bench.Vendor.Always(url => url.AbsolutePath.StartsWith("/v10", StringComparison.Ordinal)
            ? throw new HttpRequestException($"no route to {url} with {YahooSite.Cookie}")
            : site.Answer(url));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.CompaniesAsync(Session, ("symbols", "AAPL")));

        Assert.That(
            string.Join('\n', bench.Log.Lines) + fault,
            Does.Contain("crumb=***").And.Not.Contain("One.1").And.Not.Contain("secretvalue"));
    }

    [Test]
    public async Task No_fundamentals_are_no_data()
    {
        bench.Vendor.Always(url => url.AbsolutePath.StartsWith("/v10", StringComparison.Ordinal)
            ? FakeVendor.Status(HttpStatusCode.NotFound, QuoteSummaryJson.NoFundamentals)
            : site.Answer(url));

        var result = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That(result.Warnings, Is.EqualTo(new[] { "yahoo has no data for AAPL (No fundamentals data found for any of the summaryTypes=price)." }));
    }

    [Test]
    public async Task The_requests_of_the_handshake_are_in_the_metric_as_they_are_in_the_step()
    {
        using var counted = new RequestCounter("yahoo");

        var result = await bench.CompaniesAsync(Session);

        Assert.That(counted.Outcomes, Has.Count.EqualTo(result.Counts["requests"]));
    }

    [Test]
    public async Task Raw_is_rebuilt_without_a_handshake()
    {
        await bench.CompaniesAsync(Session);
        var rows = await bench.RowsAsync("companies", "*");
        var asked = bench.Vendor.Asked.Count;

        var result = await bench.CompaniesAsync(Session, ("from_landing", true));

        Assert.That((result.Rows, bench.Vendor.Asked.Count), Is.EqualTo((2L, asked)));
        Assert.That(await bench.RowsAsync("companies", "*"), Is.SupersetOf(rows));
    }

    [Test]
    public async Task Yahoo_stands_in_for_what_Alpha_Vantage_does_not_know()
    {
        bench.Options = bench.Options with { Vendors = bench.Options.Vendors with { Companies = null } };
        bench.Vendor.Always(url => url.AbsolutePath == "/query" ? FakeVendor.Json("{}") : site.Answer(url));

        var result = await bench.CompaniesAsync(Session);

        Assert.That(result.Rows, Is.EqualTo(2));
        Assert.That(await bench.RowsAsync("companies", "symbol"), Is.EqualTo(new[] { "AAPL", "BRK.B" }));
    }
}
