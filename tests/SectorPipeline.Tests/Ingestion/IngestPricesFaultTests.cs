using System.Net;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestPricesFaultTests
{
    private const string Session = "2020-01-03";

    private Workbench bench = new();

    private static readonly string Good = ChartJson.Of(10, "2020-01-02", Session);

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [TestCase(HttpStatusCode.InternalServerError)]
    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.GatewayTimeout)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    public async Task A_status_that_passes_is_tried_again(HttpStatusCode status)
    {
        bench.Vendor.InTurn(() => FakeVendor.Status(status, "<html>busy</html>"), () => FakeVendor.Json(Good));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 2L)));
    }

    [Test]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        bench.Vendor.InTurn(() => throw new HttpRequestException("connection refused"), () => FakeVendor.Json(Good));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 2L)));
    }

    [Test]
    public async Task A_body_that_is_cut_off_is_asked_for_again_and_both_are_in_landing()
    {
        bench.Vendor.InTurn(() => FakeVendor.Json(Good[..^20]), () => FakeVendor.Json(Good));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 2L)));
        Assert.That(await bench.LandingAsync("yahoo", "prices", Session), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Two_answers_with_as_many_holes_but_not_the_same_are_no_agreement()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar("2020-01-02", 10), ChartJson.Bar(Session, 11) with { Close = "null" }])),
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar("2020-01-02", 10), ChartJson.Bar("2020-01-02", 10), ChartJson.Bar(Session, 11)])),
            () => FakeVendor.Json(Good));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["requests"], result.Counts["quarantined"]), Is.EqualTo((2L, 3L, 0L)));
    }

    [Test]
    public async Task A_fault_that_stays_fails_the_step_but_keeps_the_others_and_the_next_run_goes_on()
    {
        bench.Vendor.Always(url => url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal)
            ? FakeVendor.Status(HttpStatusCode.InternalServerError, "oops")
            : FakeVendor.Json(Good));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session));

        Assert.That(fault?.IsTransient, Is.True);
        Assert.That(fault?.Message, Is.EqualTo(
            "yahoo prices: 1 of 3 failed: AAPL: HTTP 500 (oops). What arrived is kept. Run again: it continues where it stopped."));
        Assert.That(await bench.RowsAsync("prices", "distinct symbol"), Is.EqualTo(new[] { "BRK.B", "^GSPC" }));
        bench.Vendor.Always(_ => FakeVendor.Json(Good));
        var again = await bench.PricesAsync(Session);
        Assert.That((again.Rows, again.Counts["requests"]), Is.EqualTo((2L, 1L)));
    }

    [Test]
    public void A_body_that_is_never_whole_names_symbol_and_cause()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Good[..100]));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL")));

        Assert.That(fault?.IsTransient, Is.True);
        Assert.That(fault?.Message, Does.StartWith("yahoo prices: 1 of 1 failed: AAPL: the body of 100 bytes for AAPL is cut off or not JSON"));
        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_text_that_is_not_Unicode_is_taken_for_a_broken_body()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""{"chart":{"result":[{"meta":{"currency":"\ud800"}}]}}"""));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL")));

        Assert.That((fault?.IsTransient, bench.Vendor.Asked.Count), Is.EqualTo(((bool?)true, 3)));
    }

    [Test]
    public void A_refusal_that_is_about_the_caller_is_not_taken_for_an_unknown_symbol()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(
            HttpStatusCode.NotFound, """{"finance":{"result":null,"error":{"code":"Not Found","description":"HTTP 404 Not Found"}}}"""));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL")));

        Assert.That(fault?.IsTransient, Is.True);
        Assert.That(fault?.Message, Is.EqualTo(
            "yahoo prices: 1 of 1 failed: AAPL: HTTP 404 (not about the symbol: HTTP 404 Not Found). "
            + "What arrived is kept. Run again: it continues where it stopped."));
    }

    [Test]
    public async Task A_window_in_which_the_symbol_did_not_trade_is_empty_but_no_fault()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of(10, "2020-01-02")),
            () => FakeVendor.Status(
                HttpStatusCode.BadRequest,
                """{"chart":{"result":null,"error":{"code":"Bad Request","description":"Data doesn't exist for startDate = 1, endDate = 2"}}}"""));
        await bench.PricesAsync("2020-01-02", ("symbols", "AAPL"));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Rows, result.Counts["no_data"]), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void A_changed_format_is_believed_when_it_comes_twice_and_stops_the_dataset()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""{"chart":{"result":[{"timestamp":"none"}]}}"""));

        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 1 } };

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session));

        Assert.That(fault?.IsTransient, Is.False);
        Assert.That(fault?.Message, Does.Match(@"^yahoo prices: 3 of 3 failed: AAPL, \S+, \S+: the format has changed: timestamp: expected an array, got something else\b").And.Not.Match("(?s)the format has changed.*the format has changed"));
        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_vendor_that_is_down_is_not_asked_for_every_symbol()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { GiveUpAfter = 1, Concurrency = 1 } };
        bench.Vendor.Always(_ => FakeVendor.Status(HttpStatusCode.ServiceUnavailable, "down"));

        Assert.That(async () => await bench.PricesAsync(Session), Throws.InstanceOf<PipelineException>());

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_answer_without_any_bar_is_believed_only_when_it_comes_twice()
    {
        const string empty = """{"chart":{"result":null,"error":null}}""";
        bench.Vendor.InTurn(() => FakeVendor.Json(empty), () => FakeVendor.Json(Good));
        var loaded = await bench.PricesAsync(Session, ("symbols", "AAPL"));
        bench.Vendor.Always(_ => FakeVendor.Json(empty));

        var lacking = await bench.PricesAsync(Session, ("symbols", "BRK.B"));

        Assert.That((loaded.Counts["no_data"], loaded.Rows > 0), Is.EqualTo((0L, true)));
        Assert.That((lacking.Counts["no_data"], lacking.Counts["requests"]), Is.EqualTo((1L, 2L)));
    }

    [Test]
    public async Task An_answer_about_another_symbol_is_asked_for_again()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Good.Replace("\"meta\":{", "\"meta\":{\"symbol\":\"MSFT\",", StringComparison.Ordinal)),
            () => FakeVendor.Json(Good.Replace("\"meta\":{", "\"meta\":{\"symbol\":\"AAPL\",", StringComparison.Ordinal)));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Counts["requests"], result.Counts["retries"]), Is.EqualTo((2L, 1L)));
    }

    [Test]
    public async Task Cancellation_keeps_the_symbols_that_have_arrived()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { Concurrency = 1 } };
        using var person = new CancellationTokenSource();
        bench.Vendor.Answer = async (url, cancellation) =>
        {
            if (url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal))
                return FakeVendor.Json(Good);
            await person.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return FakeVendor.Json(Good);
        };

        Assert.That(
            async () => await bench.RunAsync(feeds => feeds.Prices, Workbench.Context("ingest.prices", Session), person.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await bench.RowsAsync("prices", "distinct symbol"), Is.EqualTo(new[] { "AAPL" }));
    }

    [Test]
    public async Task Refused_rows_go_to_quarantine_one_by_one_and_the_sums_agree()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartJson.Of(
        [
            ChartJson.Bar("2020-01-02", 10),
            ChartJson.Bar("2020-01-02", 10),
            ChartJson.Bar("2020-01-03", 11) with { Low = "11.5" },
            ChartJson.Bar("2020-01-06", 12) with { Open = "\"x\"" },
            new ChartBar("2020-01-07", "null", "null", "null", "null", "null"),
        ])));

        var result = await bench.PricesAsync("2020-01-07", ("symbols", "AAPL"));

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long>
        {
            ["fetched"] = 4,
            ["loaded"] = 1,
            ["quarantined"] = 3,
            ["unchanged"] = 0,
            ["missing"] = 1,
        }));
        Assert.That(await bench.QuarantineAsync("prices", "rule, reason"), Is.EqualTo(new[]
        {
            "order|open 11 is not between low 11.5 and high 12",
            "type|open 'x' is not a number",
            "unique|another row of the answer has the same symbol, session",
        }));
        Assert.That(result.Warnings.Single(), Does.Contain("3 of 4 rows of yahoo are in quarantine"));
    }
}
