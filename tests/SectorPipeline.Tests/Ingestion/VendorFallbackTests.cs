using System.Net;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What one vendor cannot give, the next one is asked for; what the day's calls do not reach is carried over.</summary>
[TestFixture]
internal sealed class VendorFallbackTests
{
    private const string Session = "2020-01-03";
    private const string WrongKey = """{"Error Message":"the parameter apikey is invalid or missing."}""";

    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        bench.Options = bench.Options with { Vendors = new() { Prices = ["yahoo", "alphavantage"] } };
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task The_next_vendor_is_asked_for_what_the_first_does_not_have()
    {
        bench.Vendor.Always(url => IsYahoo(url)
            ? url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal) ? FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound) : Yahoo()
            : AlphaVantage());

        var result = await bench.PricesAsync(Session);

        Assert.That(result.Warnings, Is.Empty);
        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long>
        {
            ["loaded"] = 3,
            ["no_data"] = 0,
            ["yahoo.loaded"] = 2,
            ["alphavantage.loaded"] = 1,
            ["carried_over"] = 0,
        }));
        Assert.That(await bench.RowsAsync("prices", "symbol, vendor"), Is.EqualTo(new[] { "BRK.B|yahoo", "^GSPC|yahoo" }));
        Assert.That(await bench.RowsAsync("prices", "symbol, vendor", "alphavantage"), Is.EqualTo(new[] { "AAPL|alphavantage" }));
    }

    [Test]
    public void A_fault_that_may_pass_is_left_to_the_steps_retry()
    {
        bench.Vendor.Always(url => IsYahoo(url) ? FakeVendor.Status(HttpStatusCode.InternalServerError, "down") : AlphaVantage());

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL")));

        Assert.That((fault?.IsTransient, bench.Vendor.Asked.All(IsYahoo)), Is.EqualTo(((bool?)true, true)));
    }

    [Test]
    public async Task A_vendor_that_is_down_is_replaced_by_the_next()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { GiveUpAfter = 1, Concurrency = 1 } };
        bench.Vendor.Always(url => IsYahoo(url) ? FakeVendor.Status(HttpStatusCode.InternalServerError, "down") : AlphaVantage());

        var result = await bench.PricesAsync(Session);

        Assert.That(result.Counts["alphavantage.loaded"], Is.EqualTo(3));
        Assert.That(result.Warnings, Is.EqualTo(new[]
        {
            "yahoo failed for AAPL (HTTP 500 (down)), BRK.B (HTTP 500 (down)), ^GSPC (HTTP 500 (down)): alphavantage was asked instead.",
        }));
    }

    [Test]
    public void A_symbol_that_nobody_gives_fails_the_step_with_the_cause_of_each()
    {
        bench.Options = bench.Options with { Yahoo = bench.Options.Yahoo with { GiveUpAfter = 1 } };
        bench.Vendor.Always(url => FakeVendor.Status(HttpStatusCode.InternalServerError, IsYahoo(url) ? "down" : "out"));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL")));

        Assert.That(fault?.Message, Is.EqualTo(
            "yahoo prices: 1 of 1 failed: AAPL: HTTP 500 (down); alphavantage prices: 1 of 1 failed: AAPL: HTTP 500 (out). "
            + "What arrived is kept. Run again: it continues where it stopped."));
    }

    [Test]
    public async Task A_vendor_that_stands_in_is_left_out_where_it_has_no_key()
    {
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { ApiKey = Secret.None } };
        bench.Vendor.Always(_ => FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That(result.Counts["no_data"], Is.EqualTo(1));
        Assert.That(bench.Vendor.Asked.All(IsYahoo), Is.True);
    }

    [Test]
    public async Task The_largest_companies_come_first_when_the_calls_do_not_reach_all_and_the_rest_is_carried_over()
    {
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { CallsPerDay = 25 } };
        bench.Securities =
        [
            new("SMALL", SecurityKind.Stock, MarketCap: 1), new("UNKNOWN", SecurityKind.Stock), new("LARGE", SecurityKind.Stock, MarketCap: 100),
            new("MIDDLE", SecurityKind.Stock, MarketCap: 10),
        ];
        bench.Ledger.Left = 2;
        bench.Vendor.Always(_ => AlphaVantage());

        var result = await bench.PricesAsync(Session, ("vendor", "alphavantage"));

        Assert.That(await bench.RowsAsync("prices", "symbol", "alphavantage"), Is.EqualTo(new[] { "LARGE", "MIDDLE" }));
        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["carried_over"] = 2, ["requests"] = 2, ["alphavantage.budget_left"] = 0 }));
        Assert.That(result.Warnings, Is.EqualTo(new[] { "alphavantage allows no more calls today: 2 of 4 are carried over to tomorrow: SMALL, UNKNOWN." }));
    }

    [Test]
    public async Task What_was_carried_over_comes_the_next_day()
    {
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { CallsPerDay = 25 } };
        bench.Ledger.Left = 2;
        bench.Vendor.Always(_ => AlphaVantage());
        await bench.PricesAsync(Session, ("vendor", "alphavantage"));
        bench.Ledger.Left = 25;

        var result = await bench.PricesAsync(Session, ("vendor", "alphavantage"));

        Assert.That((result.Counts["loaded"], result.Counts["carried_over"]), Is.EqualTo((1L, 0L)));
        Assert.That(await bench.RowsAsync("prices", "distinct symbol", "alphavantage"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_plan_without_the_endpoint_hands_over_to_the_next_vendor()
    {
        bench.Options = bench.Options with { Vendors = new() { Prices = ["alphavantage", "yahoo"] } };
        bench.Vendor.Always(url => IsYahoo(url) ? Yahoo() : FakeVendor.Json("""{"Information":"This is a premium endpoint."}"""));

        var result = await bench.PricesAsync(Session);

        Assert.That((result.Counts["yahoo.loaded"], result.Counts["alphavantage.requests"]), Is.EqualTo((3L, 2L)), "believed when it was said twice");
        Assert.That(result.Warnings.Single(), Does.StartWith("alphavantage failed for ").And.EndWith("yahoo was asked instead."));
    }

    [Test]
    public void The_advice_names_the_vendor_whose_key_is_wrong()
    {
        bench.Vendor.Always(url => !IsYahoo(url) ? FakeVendor.Json(WrongKey)
            : url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal) ? FakeVendor.Status(HttpStatusCode.InternalServerError, "down")
            : FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL,BRK.B")));

        Assert.That(fault?.Message, Does.StartWith("yahoo prices: 1 of 2 failed: AAPL").And.EndWith("Check the API key of alphavantage, then run again."));
    }

    [Test]
    public void What_failed_is_not_counted_as_what_vendors_do_not_have()
    {
        bench.Vendor.Always(url => url.AbsolutePath.EndsWith("AAPL", StringComparison.Ordinal)
            ? FakeVendor.Status(HttpStatusCode.InternalServerError, "down")
            : FakeVendor.Status(HttpStatusCode.NotFound, ChartJson.NotFound));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.PricesAsync(Session, ("symbols", "AAPL,BRK.B"), ("vendor", "yahoo")));

        Assert.That(fault?.Partial?.Counts["no_data"], Is.EqualTo(1), "BRK.B");
    }

    [Test]
    public async Task A_vendor_that_cannot_help_out_is_named_although_the_rest_is_carried_over()
    {
        bench.Options = bench.Options with
        {
            Vendors = new() { Prices = ["alphavantage", "yahoo"] },
            AlphaVantage = bench.Options.AlphaVantage with { CallsPerDay = 25 },
        };
        bench.Ledger.Left = 0;
        bench.Vendor.Always(_ => FakeVendor.Status(HttpStatusCode.InternalServerError, "down"));

        var result = await bench.PricesAsync(Session, ("symbols", "AAPL"));

        Assert.That(result.Warnings, Is.EqualTo(new[]
        {
            "yahoo failed for AAPL (HTTP 500 (down)), which another vendor is asked for tomorrow.",
            "alphavantage allows no more calls today: 1 of 1 are carried over to tomorrow: AAPL.",
        }));
    }

    [Test]
    public void A_configured_vendor_that_does_not_exist_is_named()
    {
        bench.Options = bench.Options with { Vendors = new() { Prices = ["yaho"] } };

        Assert.That(
            async () => await bench.PricesAsync(Session),
            Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
                "Ingestion:Vendors: no vendor of prices is called 'yaho'. Did you mean 'yahoo'? Use yahoo or alphavantage."));
    }

    private static bool IsYahoo(Uri url) => url.AbsolutePath.StartsWith("/v8/", StringComparison.Ordinal);

    private static HttpResponseMessage Yahoo() => FakeVendor.Json(ChartJson.Of(10, Session));

    private static HttpResponseMessage AlphaVantage() => FakeVendor.Json("""
        {"Meta Data":{},"Time Series (Daily)":{"2020-01-03":{"1. open":"10","2. high":"11","3. low":"9","4. close":"10",
        "5. adjusted close":"9.5","6. volume":"5","7. dividend amount":"0","8. split coefficient":"1"}}}
        """);
}
