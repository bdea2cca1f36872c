using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Prices of a plan without adjusted ones: TIME_SERIES_DAILY, the latest 100 sessions, as traded.</summary>
[TestFixture]
internal sealed class AlphaVantagePricesTests
{
    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { AdjustedPrices = false } };
        bench.Vendor.Always(_ => FakeVendor.Json(Daily(("2020-01-03", 10.5), ("2020-01-02", 10))));
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task What_the_plan_does_not_have_is_null()
    {
        var result = await Run("2020-01-03");

        Assert.That(bench.Vendor.Asked.Single().Query, Is.EqualTo($"?function=TIME_SERIES_DAILY&symbol=AAPL&outputsize=compact&apikey={Workbench.Key}"));
        Assert.That(result.Counts["quarantined"], Is.Zero);
        Assert.That(await bench.RowsAsync("prices", "session, open, high, low, close, adjusted_close, volume, dividend, split_factor", "alphavantage"), Is.EqualTo(new[]
        {
            "2020-01-02|10|11|9|10|null|100|null|null", "2020-01-03|10.5|11.5|9.5|10.5|null|100|null|null",
        }));
    }

    [Test]
    public async Task The_next_session_brings_the_next_bar_only()
    {
        await Run("2020-01-03");
        bench.Vendor.Always(_ => FakeVendor.Json(Daily(("2020-01-06", 11), ("2020-01-03", 10.5), ("2020-01-02", 10))));

        var result = await Run("2020-01-06");

        Assert.That((result.Rows, result.Counts["unchanged"], result.Counts["requests"]), Is.EqualTo((1L, 2L, 1L)));
    }

    [Test]
    public async Task A_close_that_was_changed_brings_what_there_is_of_the_history()
    {
        await Run("2020-01-03");
        bench.Vendor.Always(_ => FakeVendor.Json(Daily(("2020-01-06", 5.5), ("2020-01-03", 5.25), ("2020-01-02", 5))));

        var result = await Run("2020-01-06");

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((3L, 2L)));
    }

    [Test]
    public async Task A_session_of_long_ago_is_asked_for_in_full_because_compact_ends_now()
    {
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { AdjustedPrices = true } };
        bench.Time.Now = new DateTimeOffset(2020, 7, 1, 11, 0, 0, TimeSpan.Zero);
        bench.Vendor.Always(_ => FakeVendor.Json("{}"));

        await Run("2020-01-03");

        Assert.That(bench.Vendor.Asked.First().Query, Does.Contain("&outputsize=full&"));
    }

    private Task<StepResult> Run(string session) => bench.PricesAsync(session, ("vendor", "alphavantage"), ("symbols", "AAPL"));

    private static string Daily(params (string Date, double Close)[] days)
    {
        var bars = days.Select(day => FormattableString.Invariant(
            $"\"{day.Date}\":{{\"1. open\":\"{day.Close}\",\"2. high\":\"{day.Close + 1}\",\"3. low\":\"{day.Close - 1}\",\"4. close\":\"{day.Close}\",\"5. volume\":\"100\"}}"));
        return $$$"""{"Meta Data":{"1. Information":"Daily Prices"},"Time Series (Daily)":{{{{string.Join(',', bars)}}}}}""";
    }
}
