using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestCompaniesTests
{
    private const string Session = "2020-01-03";

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Stocks_are_asked_for_and_missing_is_missing()
    {
        bench.Vendor.Always(Overview);

        var result = await bench.CompaniesAsync(Session);

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 2L)));
        Assert.That(
            await bench.RowsAsync("companies", "symbol, as_of, name, sector, market_cap, shares_outstanding, dividend_per_share, eps", "alphavantage"),
            Is.EqualTo(new[]
            {
                "AAPL|2020-01-03|Name of AAPL|TECHNOLOGY|1234567890123456.0000|15022100000|null|6.31",
                "BRK.B|2020-01-03|Name of BRK-B|TECHNOLOGY|1234567890123456.0000|15022100000|null|6.31",
            }));
    }

    [Test]
    public async Task A_company_is_asked_about_again_only_when_its_row_is_old()
    {
        bench.Vendor.Always(Overview);
        await bench.CompaniesAsync(Session);

        var soon = await bench.CompaniesAsync("2020-02-01");
        var later = await bench.CompaniesAsync("2020-02-02");

        Assert.That((soon.Counts["requests"], later.Counts["requests"]), Is.EqualTo((0L, 2L)));
    }

    [Test]
    public async Task An_unknown_symbol_is_no_data_and_asked_about_again_in_the_next_session()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("{}"));

        var first = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));
        var same = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));
        var next = await bench.CompaniesAsync("2020-01-06", ("symbols", "AAPL"));

        Assert.That(first.Warnings, Is.EqualTo(new[] { "alphavantage has no data for AAPL (an empty answer)." }));
        Assert.That((same.Counts["requests"], next.Counts["requests"]), Is.EqualTo((0L, 2L)), "a refusal is believed when it comes twice");
    }

    [Test]
    public async Task A_throttled_answer_is_waited_out()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json("""{"Information":"Please keep to 1 request per second."}"""),
            () => Overview(new Uri("http://vendor.test/query?function=OVERVIEW&symbol=AAPL")));

        var result = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((1L, 2L)));
    }

    [Test]
    public async Task A_spent_quota_carries_the_rest_over_and_no_place_shows_the_key()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(
            $$"""{"Information":"We have detected your API key as {{Workbench.Key}} and our rate limit is 25 requests per day."}"""));

        var result = await bench.CompaniesAsync(Session);

        var entries = await bench.LandingAsync("alphavantage", "companies", Session);
        Assert.That((result.Counts["carried_over"], result.Counts["requests"]), Is.EqualTo((2L, 2L)));
        Assert.That(result.Warnings, Is.EqualTo(new[] { "alphavantage allows no more calls today: 2 of 2 are carried over to tomorrow: AAPL, BRK.B." }));
        Assert.That(
            entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Span) + entry.Url),
            Has.Exactly(2).Items.And.All.Contains("***").And.All.Not.Contains(Workbench.Key));
        Assert.That(string.Join('\n', bench.Log.Lines), Does.Contain("***").And.Not.Contain(Workbench.Key));
        Assert.That(bench.Vendor.Asked.Select(url => url.Query), Has.All.Contains(Workbench.Key));
    }

    [Test]
    public void The_log_names_what_was_tried_again_and_never_the_key()
    {
        bench.Vendor.Always(url => throw new HttpRequestException($"no route to {url}"));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.CompaniesAsync(Session, ("symbols", "AAPL")));

        Assert.That(bench.Log.Lines.First(), Does.StartWith("Warning: AAPL: no answer (no route to http://vendor.test/query"));
        Assert.That(string.Join('\n', bench.Log.Lines) + fault, Does.Contain("apikey=***").And.Not.Contain(Workbench.Key));
    }

    [Test]
    public async Task A_company_that_breaks_the_contract_goes_to_quarantine()
    {
        bench.Vendor.Always(_ => Overview(new Uri("http://vendor.test/query?function=OVERVIEW&symbol=OTHER")));

        var result = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Counts["fetched"], result.Counts["quarantined"]), Is.EqualTo((1L, 1L)));
        Assert.That(
            await bench.QuarantineAsync("companies", "rule, reason", "alphavantage"),
            Is.EqualTo(new[] { "key|asked for AAPL, the answer is about OTHER" }));
    }

    [Test]
    public void A_missing_key_is_asked_for_by_name()
    {
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { ApiKey = Secret.None } };

        Assert.That(
            async () => await bench.CompaniesAsync(Session),
            Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
                "ingest.companies: alphavantage needs an API key. Set ALPHA_VANTAGE_API_KEY."));
    }

    [Test]
    public async Task Alpha_Vantage_can_give_the_prices_too()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""
            {"Meta Data":{},"Time Series (Daily)":{
            "2020-01-06":{"1. open":"12","2. high":"13","3. low":"11","4. close":"12","5. adjusted close":"12","6. volume":"1","7. dividend amount":"0","8. split coefficient":"1"},
            "2020-01-03":{"1. open":"10","2. high":"11","3. low":"9","4. close":"10","5. adjusted close":"9.5","6. volume":"5","7. dividend amount":"0.5","8. split coefficient":"1"}}}
            """));

        var result = await bench.PricesAsync(Session, ("vendor", "alphavantage"), ("symbols", "AAPL"));

        Assert.That(bench.Vendor.Asked.Single().Query, Does.StartWith("?function=TIME_SERIES_DAILY_ADJUSTED&symbol=AAPL&outputsize=compact&"));
        Assert.That((result.Counts["fetched"], result.Rows), Is.EqualTo((1L, 1L)));
        Assert.That(
            await bench.RowsAsync("prices", "vendor, session, close, adjusted_close, volume, dividend", "alphavantage"),
            Is.EqualTo(new[] { "alphavantage|2020-01-03|10|9.5|5|0.5" }));
    }

    private static HttpResponseMessage Overview(Uri url)
    {
        var symbol = url.Query.Split("symbol=")[1].Split('&')[0];
        return FakeVendor.Json($$"""
            {"Symbol":"{{symbol}}","AssetType":"Common Stock","Name":"Name of {{symbol}}","Exchange":"NASDAQ","Currency":"USD",
            "Country":"USA","Sector":"TECHNOLOGY","Industry":"None","MarketCapitalization":"1234567890123456",
            "SharesOutstanding":"15022100000","DividendPerShare":"None","EPS":"6.31","52WeekHigh":"-"}
            """);
    }
}
