using System.Net;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class SecIngestTests
{
    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench
        {
            Securities = [new("AAPL", SecurityKind.Stock), new("BRK.B", SecurityKind.Stock), new("XLK", SecurityKind.Etf)],
        };
        Configure(sec => sec);
        bench.Vendor.Always(Answer);
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task A_first_load_takes_older_files_too_and_asks_for_the_tickers_once()
    {
        Configure(sec => sec with { Concurrency = 1 });
        var result = await FilingsAsync("2020-03-04");

        Assert.That(bench.Vendor.Asked.Select(url => url.AbsoluteUri), Is.EqualTo(new[]
        {
            "http://www.vendor.test/files/company_tickers.json",
            "http://data.vendor.test/submissions/CIK0000000012.json",
            "http://data.vendor.test/submissions/CIK0000000012-submissions-001.json",
            "http://data.vendor.test/submissions/CIK0000000013.json",
            "http://data.vendor.test/submissions/CIK0000000013.json",
        }));
        Assert.That(
            await bench.RowsAsync("filings", "cik, symbol, accession_number, form, filing_date, size, is_xbrl", "sec"),
            Is.EqualTo(new[] { "0000000012|AAPL|0000000012-19-000001|10-K|2019-12-31|1|False", "0000000012|AAPL|0000000012-20-000001|4|2020-03-02|5471|False" }));
        Assert.That((result.Rows, result.Counts["no_data"]), Is.EqualTo((2L, 1L)));
        Assert.That(bench.Vendor.Headers.First(), Does.Contain("User-Agent: Test test@example.com"));
    }

    [Test]
    public async Task A_later_session_takes_only_what_was_filed_since()
    {
        await FilingsAsync("2020-03-04", "AAPL");

        var next = await FilingsAsync("2020-03-05", "AAPL");

        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 1, ["unchanged"] = 1, ["requests"] = 2 }));
    }

    [Test]
    public async Task Facts_are_taken_when_they_are_filed_and_asked_for_again_after_some_days()
    {
        var first = await FactsAsync("2020-03-02");
        var tooEarly = await FactsAsync("2020-03-06");
        var later = await FactsAsync("2020-03-09");

        Assert.That((first.Rows, tooEarly.Counts["requests"]), Is.EqualTo((2L, 0L)));
        Assert.That(later.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 3, ["loaded"] = 1, ["unchanged"] = 2 }));
        Assert.That(
            await bench.RowsAsync("facts", "tag, period_start, value, filed, frame", "sec"),
            Is.EqualTo(new[]
            {
                "EntityCommonStockSharesOutstanding|null|1000|2020-03-02|CY2019Q4I",
                "NetIncomeLoss|2019-01-01|-5.5|2020-03-02|null",
                "NetIncomeLoss|2019-01-01|-5.25|2020-03-05|CY2019",
            }));
    }

    [TestCase("\"fp\":\"FY\",\"form\":\"10-K\",\"filed\":\"2020-03-02\",\"frame\"", "\"fp\":null,\"form\":\"10-K\",\"filed\":\"2020-03-02\",\"frame\"")]
    [TestCase("\"CY2019Q4I\"", "null")]
    public async Task A_fact_with_a_null_where_the_field_is_left_out_as_a_rule_is_asked_for_again(string had, string has)
    {
        var turn = 0;
        bench.Vendor.Always(url => url.AbsolutePath.Contains("companyfacts", StringComparison.Ordinal) && turn++ == 0
            ? FakeVendor.Json(SecFixtures.Facts.Replace(had, has, StringComparison.Ordinal))
            : Answer(url));

        await FactsAsync("2020-03-02");

        Assert.That(turn, Is.EqualTo(2), "a fact of a filing without a fiscal year is no reason to ask again");
        Assert.That(await bench.RowsAsync("facts", "fiscal_period, frame", "sec"), Does.Contain("FY|CY2019Q4I"));
    }

    [Test]
    public async Task A_filing_with_a_null_is_asked_for_again_because_EDGAR_writes_nothing_as_an_empty_text()
    {
        var turn = 0;
        bench.Vendor.Always(url => url.AbsolutePath == "/submissions/CIK0000000012.json" && turn++ == 0
            ? FakeVendor.Json(SecFixtures.Registrant(SecFixtures.Table.Replace("\"001-1\"", "null", StringComparison.Ordinal)))
            : Answer(url));

        await FilingsAsync("2020-03-05", "AAPL");

        Assert.That(turn, Is.EqualTo(2));
        Assert.That(await bench.RowsAsync("filings", "file_number", "sec"), Does.Contain("001-1"));
    }

    [Test]
    public async Task What_is_filed_after_the_close_is_not_lost_to_a_run_of_that_evening()
    {
        bench.Time.Now = new DateTimeOffset(2020, 3, 5, 21, 5, 0, TimeSpan.Zero); // five past four in New York
        bench.Vendor.Always(url => url.AbsolutePath == "/submissions/CIK0000000012.json"
            ? FakeVendor.Json(SecFixtures.Registrant(SecFixtures.Table.Replace("2020-03-05", "2020-03-04", StringComparison.Ordinal)))
            : Answer(url));
        await SessionAsync("2020-03-05");
        bench.Vendor.Always(Answer);

        var again = await SessionAsync("2020-03-05");
        bench.Time.Now = new DateTimeOffset(2020, 3, 7, 11, 0, 0, TimeSpan.Zero);
        var next = await SessionAsync("2020-03-06");

        Assert.That((again.Rows, next.Rows), Is.EqualTo((0L, 1L)), "the day was not over, and then it was");

        Task<StepResult> SessionAsync(string session) =>
            bench.RunAsync(feeds => feeds.Filings, Workbench.Context("ingest.filings", session, ("symbols", "AAPL")));
    }

    [Test]
    public async Task Filings_and_facts_that_are_fetched_side_by_side_ask_for_the_tickers_once_each()
    {
        using var client = new SecClient(bench.Options.Sec, new(bench.Lake, bench.Ledger, bench.Time, bench.Log, () => bench.Vendor));
        var session = Session.Parse("2020-03-04");

        foreach (var dataset in new[] { "filings", "facts", "filings", "facts" })
        {
            var conversation = new LiveConversation(client.Client, new RequestMeter(), dataset, session);
            await client.CikAsync("AAPL", conversation, CancellationToken.None);
        }

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_number_of_the_settings_goes_before_the_list_of_tickers()
    {
        Configure(sec => sec with { Ciks = new Dictionary<string, string>(StringComparer.Ordinal) { ["AAPL"] = "12" } });

        await FilingsAsync("2020-03-04", "AAPL");

        Assert.That(bench.Vendor.Asked.First().AbsolutePath, Is.EqualTo("/submissions/CIK0000000012.json"));
    }

    [Test]
    public async Task A_ticker_that_nobody_has_is_no_data()
    {
        bench.Securities = [new("NOBODY", SecurityKind.Stock)];

        var result = await FilingsAsync("2020-03-04");

        Assert.That(result.Warnings.Single(), Is.EqualTo("sec has no data for NOBODY (no registrant has the ticker NOBODY)."));
    }

    [Test]
    public void A_number_of_the_settings_must_be_one()
    {
        Configure(sec => sec with { Ciks = new Dictionary<string, string>(StringComparer.Ordinal) { ["AAPL"] = "twelve" } });

        var fault = Assert.CatchAsync<ConfigurationException>(() => FilingsAsync("2020-03-04", "AAPL"));

        Assert.That(fault?.Message, Is.EqualTo("Ingestion:Sec:Ciks:AAPL: 'twelve' is not a number of up to ten digits."));
    }

    [TestCase("")]
    [TestCase("Example Research")]
    [TestCase("Example @ Research")]
    [TestCase("@example.com")]
    public void Nobody_is_asked_without_an_address_to_write_to(string userAgent)
    {
        Configure(sec => sec with { UserAgent = userAgent });

        var fault = Assert.CatchAsync<ConfigurationException>(() => FilingsAsync("2020-03-04"));

        Assert.That(fault?.Message, Does.StartWith("ingest.filings: Ingestion:Sec:UserAgent:").And.Contain("Set SEC_USER_AGENT"));
        Assert.That(bench.Vendor.Asked, Is.Empty);
    }

    private void Configure(Func<SecOptions, SecOptions> change)
    {
        var sec = new SecOptions
        {
            BaseUrl = new("http://data.vendor.test"),
            WwwUrl = new("http://www.vendor.test"),
            UserAgent = "Test test@example.com",
            CallsPerSecond = null,
            Retry = bench.Options.Fred.Retry,
        };
        bench.Options = bench.Options with { HistoryStart = new(2019, 1, 1), Sec = change(sec) };
    }

    private Task<StepResult> FilingsAsync(string session, params string[] symbols)
    {
        bench.Time.NextMorningOf(session);
        return bench.RunAsync(feeds => feeds.Filings, Workbench.Context("ingest.filings", session, symbols.Length == 0 ? [] : [("symbols", symbols[0])]));
    }

    private Task<StepResult> FactsAsync(string session)
    {
        bench.Time.NextMorningOf(session);
        return bench.RunAsync(feeds => feeds.Facts, Workbench.Context("ingest.facts", session, ("symbols", "AAPL")));
    }

    private static HttpResponseMessage Answer(Uri url) => url.AbsolutePath switch
    {
        "/files/company_tickers.json" => FakeVendor.Json(SecFixtures.Tickers),
        "/submissions/CIK0000000012.json" => FakeVendor.Json(SecFixtures.Registrant(SecFixtures.Table)),
        "/submissions/CIK0000000012-submissions-001.json" => FakeVendor.Json(SecFixtures.Older),
        "/api/xbrl/companyfacts/CIK0000000012.json" => FakeVendor.Json(SecFixtures.Facts),
        _ => FakeVendor.Status(HttpStatusCode.NotFound, "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"),
    };
}
