using System.Globalization;
using System.Net;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Five-minute bars of both vendors; the clock stands at 2020-01-03 11:00 UTC, before New York opens.</summary>
[TestFixture]
internal sealed class IngestIntradayTests
{
    private const string Session = "2020-01-02";
    private const string Columns = "symbol, session, strftime(starts_at at time zone 'UTC', '%H:%M'), interval, open, close, volume, currency";

    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        bench.Options = bench.Options with { Vendors = bench.Options.Vendors with { IntradayPrices = ["yahoo"] } };
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Yahoo_is_asked_for_the_session_and_its_bars_keep_their_instants()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30", "14:35", "20:55")));

        var result = await Run(Session);

        Assert.That(
            bench.Vendor.Asked.First().PathAndQuery,
            Is.EqualTo("/v8/finance/chart/AAPL?period1=1577923200&period2=1578009600&interval=5m&includePrePost=false"));
        Assert.That(result.Rows, Is.EqualTo(3));
        Assert.That(await bench.RowsAsync("intraday_prices", Columns), Is.EqualTo(new[]
        {
            "AAPL|2020-01-02|14:30|5m|10|10|100|USD", "AAPL|2020-01-02|14:35|5m|11|11|100|USD", "AAPL|2020-01-02|20:55|5m|12|12|100|USD",
        }));
    }

    [Test]
    public async Task A_session_is_fetched_once()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30")));
        await Run(Session);

        var again = await Run(Session);

        Assert.That((again.Counts["requests"], again.Rows), Is.EqualTo((0L, 0L)));
        Assert.That((await bench.WatermarkAsync("AAPL", "yahoo", "intraday_prices"))?.Last, Is.EqualTo(new DateOnly(2020, 1, 2)));
    }

    [Test]
    public async Task Sessions_that_were_left_out_are_fetched_with_the_next()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30")));
        await Run(Session);

        await Run("2020-01-07");

        Assert.That(Period1(bench.Vendor.Asked.Last()), Is.EqualTo(new DateOnly(2020, 1, 3)));
    }

    [Test]
    public async Task A_gap_of_months_is_not_asked_for_because_no_vendor_has_it()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30")));
        await Run(Session);

        await Run("2020-06-01");

        Assert.That(Period1(bench.Vendor.Asked.Last()), Is.EqualTo(new DateOnly(2020, 4, 12)));
    }

    [Test]
    public async Task A_chosen_window_moves_no_watermark()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30")));

        var result = await Run("2020-01-03", ("from", "2020-01-02"), ("to", "2020-01-02"));

        Assert.That(result.Rows, Is.EqualTo(1));
        Assert.That(await bench.WatermarkAsync("AAPL", "yahoo", "intraday_prices"), Is.Null);
    }

    [Test]
    public async Task Null_bars_are_asked_for_again_until_two_answers_agree()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Chart("14:30", "14:35").Replace("[10,11]", "[10,null]", StringComparison.Ordinal).Replace("[100,100]", "[100,0]", StringComparison.Ordinal)),
            () => FakeVendor.Json(Chart("14:30", "14:35")));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["missing"], result.Counts["requests"]), Is.EqualTo((2L, 0L, 3L)));
    }

    [Test]
    public async Task Bars_that_stay_null_are_missing_and_no_rows()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(
            Chart("14:30", "14:35").Replace("[10,11]", "[10,null]", StringComparison.Ordinal).Replace("[100,100]", "[100,0]", StringComparison.Ordinal)));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["missing"], result.Counts["fetched"]), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public async Task Rows_that_come_twice_after_nulls_are_asked_for_again()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Chart("14:30", "14:35").Replace("[100,100]", "[100,null]", StringComparison.Ordinal)),
            () => FakeVendor.Json(Chart("14:30", "14:30")),
            () => FakeVendor.Json(Chart("14:30", "14:35")));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["quarantined"]), Is.EqualTo((2L, 0L)));
        Assert.That(await bench.RowsAsync("intraday_prices", "volume"), Is.EqualTo(new[] { "100", "100" }));
    }

    [Test]
    public async Task A_first_answer_on_another_basis_is_not_believed_alone()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Chart("14:30", "14:35").Replace("[10,11]", "[5,5.5]", StringComparison.Ordinal)),
            () => FakeVendor.Json(Chart("14:30", "14:35")));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 3L)));
        Assert.That(await bench.RowsAsync("intraday_prices", "close"), Is.EqualTo(new[] { "10", "11" }));
    }

    [Test]
    public async Task Bars_that_jump_from_the_last_known_one_are_asked_for_again()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(ChartOf("2019-12-31", "America/New_York", "14:30")));
        await Run("2019-12-31");
        var asked = bench.Vendor.Asked.Count;
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Chart("14:30").Replace("[10]", "[5]", StringComparison.Ordinal)),
            () => FakeVendor.Json(Chart("14:30")));

        await Run(Session);

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(asked + 2), "what goes on where the known bars ended needs no other witness");
        Assert.That(await bench.RowsAsync("intraday_prices", "session, close"), Is.EqualTo(new[] { "2019-12-31|10", "2020-01-02|10" }));
    }

    [Test]
    public async Task What_is_forming_or_outside_the_regular_hours_is_not_taken()
    {
        // 14:25 is before the opening, 14:37:12 the price of the moment, 21:00 the close.
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:25", "14:30", "14:37:12", "21:00")));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["fetched"], result.Counts["missing"]), Is.EqualTo((1L, 1L, 0L)));
    }

    [Test]
    public async Task A_session_that_is_not_over_is_asked_for_again()
    {
        // In Sydney it is 22:00: the session is over there, but hours are not known of every exchange, so the UTC day counts.
        bench.Securities = [new("ABC.AX", SectorPipeline.Ingestion.SecurityKind.Stock)];
        bench.Vendor.Always(_ => FakeVendor.Json(ChartOf("2020-01-03", "Australia/Sydney", "05:00", "10:55", "11:00")));

        var first = await bench.RunAsync(feeds => feeds.IntradayPrices, Workbench.Context("ingest.intraday", "2020-01-03"));
        var second = await bench.RunAsync(feeds => feeds.IntradayPrices, Workbench.Context("ingest.intraday", "2020-01-03"));

        Assert.That((first.Rows, second.Rows), Is.EqualTo((2L, 2L)), "the bar of 11:00 has not ended");
        Assert.That(Period1(bench.Vendor.Asked.First()), Is.EqualTo(new DateOnly(2020, 1, 2)), "a session elsewhere may begin on the day before in UTC");
        Assert.That(await bench.WatermarkAsync("ABC.AX", "yahoo", "intraday_prices"), Is.Null);
    }

    [Test]
    public async Task Longer_bars_than_asked_for_are_the_vendors_fault()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Chart("14:30").Replace("\"5m\"", "\"1h\"", StringComparison.Ordinal)),
            () => FakeVendor.Json(Chart("14:30")));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["retries"]), Is.EqualTo((1L, 1L)));
        Assert.That(bench.Log.Lines.First(), Does.Contain("asked for bars of 5m, the answer has bars of 1h"));
    }

    [Test]
    public async Task What_is_too_old_for_Yahoo_is_no_data()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(
            HttpStatusCode.UnprocessableEntity,
            """{"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"5m data not available. The requested range must be within the last 60 days."}}}"""));

        var result = await Run(Session);

        Assert.That(result.Warnings.Single(), Does.StartWith("yahoo has no data for AAPL (5m data not available."));
    }

    [Test]
    public async Task Alpha_Vantages_wall_time_becomes_UTC_in_winter_and_in_summer()
    {
        bench.Vendor.Always(url => FakeVendor.Json(url.Query.Contains("month=2019-10", StringComparison.Ordinal)
            ? Minutes("2019-10-31 15:55:00", "2019-10-31 09:30:00", "2019-10-01 09:30:00")
            : Minutes("2019-11-04 09:30:00", "2019-11-04 04:05:00")));

        var result = await Run(Session, ("vendor", "alphavantage"), ("from", "2019-10-31"), ("to", "2019-11-04"));

        Assert.That(bench.Vendor.Asked.Take(2).Select(url => url.Query), Is.EqualTo(new[]
        {
            $"?function=TIME_SERIES_INTRADAY&symbol=AAPL&interval=5min&month=2019-10&outputsize=full&extended_hours=false&adjusted=false&apikey={Workbench.Key}",
            $"?function=TIME_SERIES_INTRADAY&symbol=AAPL&interval=5min&month=2019-11&outputsize=full&extended_hours=false&adjusted=false&apikey={Workbench.Key}",
        }));
        Assert.That(result.Rows, Is.EqualTo(3), "neither what was not asked for nor the hours before the opening");
        Assert.That(await bench.RowsAsync("intraday_prices", Columns, "alphavantage"), Is.EqualTo(new[]
        {
            "AAPL|2019-10-31|13:30|5m|10.5|10.75|1200|null", "AAPL|2019-10-31|19:55|5m|10.5|10.75|1200|null", "AAPL|2019-11-04|14:30|5m|10.5|10.75|1200|null",
        }));
    }

    [Test]
    public async Task Raw_is_rebuilt_from_landing_with_the_bars_that_had_ended_then()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Chart("14:30", "14:35")));
        await Run(Session);
        var rows = await bench.RowsAsync("intraday_prices", "*");
        Directory.Delete(bench.PathOf("raw"), recursive: true);

        var result = await bench.RunAsync(feeds => feeds.IntradayPrices, Workbench.Context("ingest.intraday", Session, ("from_landing", true)));

        Assert.That(result.Rows, Is.EqualTo(2));
        Assert.That(await bench.RowsAsync("intraday_prices", "*"), Is.EqualTo(rows));
    }

    private Task<StepResult> Run(string session, params (string, object?)[] with) =>
        bench.RunAsync(feeds => feeds.IntradayPrices, Workbench.Context("ingest.intraday", session, [("symbols", "AAPL"), .. with]));

    private static string Chart(params string[] times) => ChartOf(Session, "America/New_York", times);

    private static string ChartOf(string date, string zone, params string[] times)
    {
        var stamps = times.Select(time => DateTimeOffset.Parse($"{date}T{time}Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        var prices = string.Join(',', Enumerable.Range(10, times.Length));
        return $$$"""
            {"chart":{"result":[{"meta":{"currency":"USD","dataGranularity":"5m","instrumentType":"EQUITY","exchangeTimezoneName":"{{{zone}}}"},
            "timestamp":[{{{string.Join(',', stamps)}}}],"indicators":{"quote":[{"open":[{{{prices}}}],"high":[{{{prices}}}],"low":[{{{prices}}}],
            "close":[{{{prices}}}],"volume":[{{{string.Join(',', times.Select(_ => 100))}}}]}]}}],"error":null}}
            """;
    }

    private static string Minutes(params string[] times)
    {
        var bars = times.Select(time => $$"""
            "{{time}}":{"1. open":"10.5000","2. high":"11","3. low":"10","4. close":"10.75","5. volume":"1200"}
            """);
        return $$$"""{"Meta Data":{"4. Interval":"5min","6. Time Zone":"US/Eastern"},"Time Series (5min)":{{{{string.Join(',', bars)}}}}}""";
    }

    private static DateOnly Period1(Uri url) =>
        DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(long.Parse(url.Query.Split("period1=")[1].Split('&')[0], CultureInfo.InvariantCulture)));
}
