using System.Net;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestPricesTests
{
    private const string January2 = "2020-01-02";
    private const string January3 = "2020-01-03";

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task The_first_load_takes_the_whole_history_of_all_but_crypto()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2, January3)));

        var result = await bench.PricesAsync(January3);

        var rows = await bench.RowsAsync("prices", "symbol, session, close, currency, vendor, run_id");
        Assert.That(rows, Is.EqualTo(new[]
        {
            "AAPL|2020-01-02|10|USD|yahoo|run-2020-01-03", "AAPL|2020-01-03|11|USD|yahoo|run-2020-01-03",
            "BRK.B|2020-01-02|10|USD|yahoo|run-2020-01-03", "BRK.B|2020-01-03|11|USD|yahoo|run-2020-01-03",
            "^GSPC|2020-01-02|10|USD|yahoo|run-2020-01-03", "^GSPC|2020-01-03|11|USD|yahoo|run-2020-01-03",
        }));
        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long>
        {
            ["requests"] = 3,
            ["fetched"] = 6,
            ["loaded"] = 6,
            ["unchanged"] = 0,
            ["quarantined"] = 0,
            ["no_data"] = 0,
        }));
    }

    [Test]
    public async Task A_request_names_the_vendors_symbol_and_a_window_that_ends_after_the_session()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));

        await bench.PricesAsync(January2);

        Assert.That(bench.Vendor.Asked.Select(url => url.PathAndQuery).Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "/v8/finance/chart/%5EGSPC?period1=1577836800&period2=1578009600&interval=1d&events=div%7Csplit%7CcapitalGains",
            "/v8/finance/chart/AAPL?period1=1577836800&period2=1578009600&interval=1d&events=div%7Csplit%7CcapitalGains",
            "/v8/finance/chart/BRK-B?period1=1577836800&period2=1578009600&interval=1d&events=div%7Csplit%7CcapitalGains",
        }));
    }

    [Test]
    public async Task The_answer_is_in_landing_byte_by_byte_and_rows_name_it()
    {
        var body = ChartJson.Of(10, January2);
        bench.Vendor.Always(_ => FakeVendor.Json(body));

        await bench.PricesAsync(January2, ("symbols", "AAPL"));

        var entry = (await bench.LandingAsync("yahoo", "prices", January2)).Single();
        Assert.That(System.Text.Encoding.UTF8.GetString(entry.Body.Span), Is.EqualTo(body));
        Assert.That(entry.Url, Does.StartWith("http://vendor.test/v8/finance/chart/AAPL?"));
        Assert.That(entry.Headers["content-type"], Does.StartWith("application/json"));
        Assert.That(await bench.RowsAsync("prices", "request_id"), Is.EqualTo(new[] { entry.RequestId }));
    }

    [Test]
    public async Task The_same_session_again_asks_for_nothing()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January2);
        var before = bench.Vendor.Asked.Count;

        var again = await bench.PricesAsync(January2);

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(before));
        Assert.That(again.Rows, Is.Zero);
        Assert.That(await bench.RowsAsync("prices", "symbol"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_next_session_asks_from_the_last_bar_on_and_drops_what_is_known()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of(10, January2)),
            () => FakeVendor.Json(ChartJson.Of(10, January2, January3)));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));

        var next = await bench.PricesAsync(January3, ("symbols", "AAPL"));

        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain("period1=1577836800&period2=1578096000"));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 1, ["unchanged"] = 1 }));
        Assert.That(await bench.RowsAsync("prices", "session, close"), Is.EqualTo(new[] { "2020-01-02|10", "2020-01-03|11" }));
    }

    [Test]
    public async Task A_session_without_a_new_bar_is_not_asked_for_again()
    {
        bench.Vendor.InTurn(() => FakeVendor.Json(ChartJson.Of(10, January2)), () => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));

        var next = await bench.PricesAsync(January3, ("symbols", "AAPL"));

        var mark = await bench.WatermarkAsync("AAPL");
        Assert.That((mark?.Last, mark?.Through, mark?.NoData), Is.EqualTo((new DateOnly(2020, 1, 2), Session.Parse(January3), (string?)null)));
        Assert.That(next.Warnings, Is.Empty);
    }

    [TestCase(0.5, 1)]
    [TestCase(0, 4)]
    public async Task A_dividend_or_split_after_the_last_load_refetches_the_whole_history(double dividend, double split)
    {
        var bar = ChartJson.Bar(January3, 11) with { Dividend = dividend, Split = split };
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of(10, January2)),
            () => FakeVendor.Json(ChartJson.Of([bar])),
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar(January2, 9.5), bar])));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));

        var next = await bench.PricesAsync(January3, ("symbols", "AAPL"));

        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain("period1=1577836800&"));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 2, ["fetched"] = 2, ["loaded"] = 2 }));
        Assert.That(
            await bench.RowsAsync("prices", "session, adjusted_close, run_id"),
            Is.EqualTo(new[] { "2020-01-02|9.5|run-2020-01-03", "2020-01-02|10|run-2020-01-02", "2020-01-03|11|run-2020-01-03" }));
    }

    [Test]
    public async Task An_unknown_symbol_is_recorded_as_no_data_and_the_run_goes_on()
    {
        bench.Vendor.Always(url => url.AbsolutePath.EndsWith("BRK-B", StringComparison.Ordinal)
            ? FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound)
            : FakeVendor.Json(ChartJson.Of(10, January2)));

        var result = await bench.PricesAsync(January2);

        Assert.That((result.Rows, result.Counts["no_data"]), Is.EqualTo((2L, 1L)));
        Assert.That(result.Warnings, Is.EqualTo(new[] { "yahoo has no data for BRK.B (No data found, symbol may be delisted)." }));
        Assert.That((await bench.WatermarkAsync("BRK.B"))?.NoData, Is.EqualTo("No data found, symbol may be delisted"));
    }

    [Test]
    public async Task A_full_refresh_asks_for_everything_again()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));
        var context = Workbench.Context("ingest.prices", January2, ("symbols", "AAPL")) with { FullRefresh = true };

        var result = await bench.RunAsync(feeds => feeds.Prices, context);

        Assert.That(result.Rows, Is.EqualTo(1));
    }

    [Test]
    public async Task A_refresh_of_an_earlier_session_does_not_move_the_watermark_back()
    {
        bench.Vendor.InTurn(() => FakeVendor.Json(ChartJson.Of(10, January2, January3)), () => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January3, ("symbols", "AAPL"));
        var context = Workbench.Context("ingest.prices", January2, ("symbols", "AAPL")) with { FullRefresh = true };

        await bench.RunAsync(feeds => feeds.Prices, context);

        var mark = await bench.WatermarkAsync("AAPL");
        Assert.That((mark?.Last, mark?.Through), Is.EqualTo((new DateOnly(2020, 1, 3), Session.Parse(January3))));
    }

    [Test]
    public async Task A_chosen_window_is_fetched_without_moving_the_watermark()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));

        var result = await bench.PricesAsync("2020-01-10", ("symbols", "AAPL"), ("from", January2), ("to", January3));

        Assert.That(bench.Vendor.Asked.Single().Query, Does.Contain("period1=1577923200&period2=1578096000"));
        Assert.That(result.Rows, Is.EqualTo(1));
        Assert.That(await bench.WatermarkAsync("AAPL"), Is.Null);
    }

    [Test]
    public void A_window_that_ends_before_it_starts_is_refused()
    {
        Assert.That(
            async () => await bench.PricesAsync(January3, ("from", January3), ("to", January2)),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains("is after the end, 2020-01-02. Swap them."));
    }

    [Test]
    public async Task A_chosen_window_without_data_is_told_of_a_known_symbol_too()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10)));

        var result = await bench.PricesAsync(January3, ("symbols", "AAPL"), ("from", "2019-01-01"), ("to", "2019-01-02"));

        Assert.That(result.Counts["no_data"], Is.EqualTo(1));
    }

    [TestCase("vendor", "yaho", "Did you mean 'yahoo'?")]
    [TestCase("symbols", "APPL", "Did you mean 'AAPL'?")]
    [TestCase("symbols", "BTC-USD", "'BTC-USD' is not a symbol of the universe that this step covers.")]
    [TestCase("from", "yesterday", "'yesterday' is not a date")]
    [TestCase("from", "2020-02-01", "from: 2020-02-01 is after the session 2020-01-03. Choose an earlier start.")]
    [TestCase("to", "2020-02-01", "is after the session 2020-01-03")]
    public void A_parameter_that_makes_no_sense_is_refused_with_a_hint(string name, string value, string hint)
    {
        Assert.That(
            async () => await bench.PricesAsync(January3, (name, value)),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains(hint));
    }

    [Test]
    public async Task Progress_counts_the_symbols_that_need_nothing()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));
        await bench.PricesAsync(January2, ("symbols", "AAPL"));
        var seen = new ProgressLog();
        var context = Workbench.Context("ingest.prices", January2) with { Progress = seen };

        await bench.RunAsync(feeds => feeds.Prices, context);

        Assert.That(seen.Select(progress => (progress.Done, progress.Total)), Is.EqualTo(new (long, long?)[] { (2, 3), (3, 3) }));
    }

    [Test]
    public async Task Rows_are_committed_while_the_step_goes_on()
    {
        bench.Options = bench.Options with { Commits = new CommitOptions { Rows = 1 } };
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(10, January2)));

        await bench.PricesAsync(January2);

        Assert.That(await bench.Lake.CommitsAsync("yahoo", "prices", 0, CancellationToken.None), Has.Count.EqualTo(3));
    }

    private sealed class ProgressLog : List<StepProgress>, IProgress<StepProgress>
    {
        public void Report(StepProgress value) => Add(value);
    }
}
