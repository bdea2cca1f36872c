using System.Net;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestMacroTests
{
    private const string Session = "2020-03-02";

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task A_first_load_asks_for_every_vintage_and_keeps_missing_values()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(2, ("2020-01-01", "3.5"), ("2020-02-01", "."))));

        var result = await bench.MacroAsync(Session);

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(2), "a missing value is believed when it is sent twice");
        Assert.That(bench.Vendor.Asked.Distinct().Single().AbsoluteUri, Is.EqualTo(
            "http://vendor.test/fred/series/observations?series_id=UNRATE&observation_start=2020-01-01&observation_end=2020-03-02"
            + "&limit=100000&offset=0&realtime_start=1776-07-04&realtime_end=2020-03-02"
            + $"&file_type=json&api_key={Workbench.Key}"));
        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 2 }));
        Assert.That(
            await bench.RowsAsync("macro_observations", "series_id, date, value, realtime_start, realtime_end", "fred"),
            Is.EqualTo(new[] { "UNRATE|2020-01-01|3.5|2020-03-02|9999-12-31", "UNRATE|2020-02-01|null|2020-03-02|9999-12-31" }));
    }

    [Test]
    public async Task Values_are_asked_for_until_two_answers_lack_as_many()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Observations(3, ("2020-01-01", "."), ("2020-01-01", "3.5"), ("2020-02-01", "."))),
            () => FakeVendor.Json(Observations(2, ("2020-01-01", "3.5"), ("2020-02-01", "."))));

        var result = await bench.MacroAsync(Session);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 3, ["loaded"] = 2, ["quarantined"] = 0 }));
        Assert.That(
            await bench.RowsAsync("macro_observations", "date, value", "fred"),
            Is.EqualTo(new[] { "2020-01-01|3.5", "2020-02-01|null" }));
    }

    [Test]
    public async Task A_later_session_takes_revisions_and_new_observations_and_leaves_the_rest()
    {
        var archive = new FredArchive()
            .Publish(new(2020, 2, 7), new(2020, 1, 1), "3.6")
            .Publish(new(2020, 2, 7), new(2019, 12, 1), "3.5");
        bench.Vendor.Always(archive.Answer);
        await bench.MacroAsync(Session);
        archive
            .Publish(new(2020, 3, 6), new(2020, 1, 1), "3.4")
            .Publish(new(2020, 3, 6), new(2020, 2, 1), "3.5");

        var next = await bench.MacroAsync("2020-04-03");

        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain("observation_start=2020-01-01&observation_end=2020-04-03")
            .And.Contain("realtime_start=2020-03-02&realtime_end=2020-04-03"));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 3, ["loaded"] = 2, ["unchanged"] = 1 }));
        Assert.That(await bench.RowsAsync("macro_observations", "date, value, realtime_start", "fred"), Is.EqualTo(new[]
        {
            "2020-01-01|3.4|2020-03-06", "2020-01-01|3.6|2020-02-07", "2020-02-01|3.5|2020-03-06",
        }));
    }

    [Test]
    public async Task A_session_that_was_loaded_is_not_asked_for_again()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(1, ("2020-02-01", "3.5"))));
        await bench.MacroAsync(Session);

        var again = await bench.MacroAsync(Session);

        Assert.That((again.Rows, bench.Vendor.Asked.Count), Is.EqualTo((0L, 1)));
    }

    [Test]
    public async Task A_series_with_more_vintages_than_FRED_gives_is_asked_for_in_parts_and_no_vintage_is_doubled()
    {
        var first = new DateOnly(2012, 1, 2);
        var archive = new FredArchive { PageSize = 1_500 };
        for (var i = 0; i < 2_600; i++)
            archive.Publish(first.AddDays(i), first.AddDays(i - 1), (i % 7).ToString(System.Globalization.CultureInfo.InvariantCulture));
        archive.Publish(first.AddDays(100), first, "9").Publish(first.AddDays(2_000), first, "8");
        bench.Options = bench.Options with { HistoryStart = new(2012, 1, 1) };
        bench.Vendor.Always(archive.Answer);

        var result = await bench.MacroAsync("2020-06-01");

        Assert.That(archive.Vintages, Is.EqualTo(2_600));
        Assert.That(result.Counts["loaded"], Is.EqualTo(2_602));
        Assert.That(
            await bench.RowsAsync("macro_observations", "count(*), count(distinct (date, realtime_start)), min(realtime_start)", "fred"),
            Is.EqualTo(new[] { "2602|2602|2012-01-02" }));
        Assert.That(
            (await bench.RowsAsync("macro_observations", "date, value, realtime_start, realtime_end", "fred")).Where(row => row.StartsWith("2012-01-02", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "2012-01-02|1|2012-01-03|2012-04-10", "2012-01-02|8|2017-06-24|9999-12-31", "2012-01-02|9|2012-04-11|2017-06-23" }));
    }

    [Test]
    public async Task A_series_without_archive_is_asked_for_its_current_values()
    {
        bench.Vendor.InTurn(
            NotArchived,
            () => FakeVendor.Json(Observations(1, ("2020-02-28", "2954.22"))));

        await bench.MacroAsync("2020-02-28");

        Assert.That(bench.Vendor.Asked.Last().Query, Does.Not.Contain("realtime"));
        Assert.That(
            await bench.RowsAsync("macro_observations", "date, realtime_start, realtime_end", "fred"),
            Is.EqualTo(new[] { "2020-02-28|2020-03-02|9999-12-31" }));
    }

    [Test]
    public async Task Rows_that_are_dated_by_the_vendors_today_are_taken_once()
    {
        bench.Vendor.InTurn(
            NotArchived,
            () => FakeVendor.Json(Observations(1, ("2020-01-01", "3.5"))),
            NotArchived,
            () => FakeVendor.Json(Observations(2, ("2020-01-01", "3.5"), ("2020-02-01", "4.4"))));
        await bench.MacroAsync("2020-02-03");

        var next = await bench.MacroAsync("2020-02-04");

        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 1, ["unchanged"] = 1 }));
    }

    [Test]
    public async Task A_revision_of_the_evening_is_not_lost_to_a_run_before_it()
    {
        var archive = new FredArchive().Publish(new(2020, 2, 7), new(2020, 1, 1), "3.6").Publish(new(2020, 3, 2), new(2020, 2, 1), "3.5");
        bench.Vendor.Always(archive.Answer);
        var evening = await EveningAsync();
        archive.Publish(new(2020, 3, 2), new(2020, 1, 1), "3.4");

        var again = await EveningAsync();
        var next = await bench.MacroAsync("2020-03-03");

        Assert.That((evening.Rows, again.Rows, next.Rows), Is.EqualTo((1L, 0L, 2L)), "the day's vintages are taken once, when it is over");
        Assert.That(await bench.RowsAsync("macro_observations", "date, value, realtime_start", "fred"), Is.EqualTo(new[]
        {
            "2020-01-01|3.4|2020-03-02", "2020-01-01|3.6|2020-02-07", "2020-02-01|3.5|2020-03-02",
        }));
    }

    [Test]
    public async Task A_series_without_archive_that_is_asked_for_again_on_its_evening_brings_nothing_twice()
    {
        bench.Vendor.InTurn(
            NotArchived,
            () => FakeVendor.Json(Observations(1, ("2020-02-28", "2954.22"))),
            NotArchived,
            () => FakeVendor.Json(Observations(1, ("2020-02-28", "2954.22"))));

        var evening = await EveningAsync();
        var again = await EveningAsync();

        Assert.That((evening.Rows, again.Rows, again.Counts["unchanged"]), Is.EqualTo((1L, 0L, 1L)));
    }

    [Test]
    public async Task A_chosen_window_is_of_observations_and_leaves_the_watermark()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(1, ("2020-01-01", "3.5"))));

        await bench.MacroAsync(Session, ("from", "2020-01-01"), ("to", "2020-01-31"));

        Assert.That(bench.Vendor.Asked.Single().Query, Does.Contain("observation_start=2020-01-01&observation_end=2020-01-31")
            .And.Contain("realtime_start=1776-07-04&realtime_end=2020-03-02"));
        Assert.That(await bench.WatermarkAsync("UNRATE", "fred", "macro_observations"), Is.Null);
    }

    [Test]
    public void An_empty_page_before_the_end_is_the_vendors_fault()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(5)));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.MacroAsync(Session));

        Assert.That(fault?.Message, Does.Contain("sends an empty page after 0 of 5"));
    }

    [Test]
    public async Task A_description_is_fetched_once_in_thirty_days()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""
            {"seriess":[{"id":"UNRATE","title":"Unemployment Rate","observation_start":"1948-01-01","observation_end":"2020-01-01",
            "frequency":"Monthly","frequency_short":"M","units":"Percent","units_short":"%","seasonal_adjustment":"Seasonally Adjusted",
            "last_updated":"2020-02-07 07:52:04-06","popularity":95,"notes":"A rate."}]}
            """));
        foreach (var session in new[] { "2020-03-02", "2020-03-31", "2020-04-01" })
            await bench.RunAsync(feeds => feeds.MacroSeries, Workbench.Context("ingest.macro_series", session));

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(2));
        Assert.That(
            await bench.RowsAsync("macro_series", "series_id, as_of, units, last_updated, popularity, notes", "fred"),
            Is.EqualTo(new[] { "UNRATE|2020-03-02|Percent|2020-02-07 13:52:04.000000|95|A rate.", "UNRATE|2020-04-01|Percent|2020-02-07 13:52:04.000000|95|A rate." }));
    }

    [Test]
    public async Task A_long_series_comes_page_by_page()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Observations(2, ("2020-01-01", "3.5"))),
            () => FakeVendor.Json(Observations(2, ("2020-02-01", "3.6"))));

        var result = await bench.MacroAsync(Session, ("series", "DGS10"));

        Assert.That((result.Rows, result.Counts["requests"]), Is.EqualTo((2L, 2L)));
        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain("series_id=DGS10").And.Contain("offset=1"));
    }

    [Test]
    public async Task An_unknown_series_is_no_data_with_the_name_that_was_meant()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(
            HttpStatusCode.BadRequest, """{"error_code":400,"error_message":"Bad Request.  The series does not exist."}"""));

        var result = await bench.MacroAsync(Session, ("series", "UNRAET"));

        Assert.That(result.Counts["no_data"], Is.EqualTo(1));
        Assert.That(
            (await bench.WatermarkAsync("UNRAET", "fred", "macro_observations"))?.NoData,
            Is.EqualTo("Bad Request.  The series does not exist. Did you mean 'UNRATE'?"));
    }

    [Test]
    public void A_bad_key_stops_the_step_with_advice()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(
            HttpStatusCode.BadRequest, """{"error_code":400,"error_message":"Bad Request.  The value for variable api_key is not registered."}"""));

        var fault = Assert.CatchAsync<PipelineException>(() => bench.MacroAsync(Session));

        Assert.That(fault?.IsTransient, Is.False);
        Assert.That(fault?.Message, Does.EndWith("Check the API key of fred, then run again."));
    }

    [Test]
    public async Task An_observation_that_breaks_the_contract_goes_to_quarantine()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(3, ("2020-02-01", "3.5"), ("2020-02-01", "3.6"), ("2020-04-01", "9"))));

        var result = await bench.MacroAsync(Session);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 3, ["loaded"] = 1, ["quarantined"] = 2 }));
        Assert.That(await bench.QuarantineAsync("macro_observations", "rule", "fred"), Is.EqualTo(new[] { "date", "unique" }));
    }

    // Half past five in the afternoon in Chicago.
    private Task<StepResult> EveningAsync()
    {
        bench.Time.Now = new DateTimeOffset(2020, 3, 2, 23, 30, 0, TimeSpan.Zero);
        return bench.RunAsync(feeds => feeds.MacroObservations, Workbench.Context("ingest.macro", Session));
    }

    private static HttpResponseMessage NotArchived() => FakeVendor.Status(
        HttpStatusCode.BadRequest, """{"error_code":400,"error_message":"Bad Request.  The series does not exist in ALFRED but may exist in FRED."}""");

    private static string Observations(int count, params (string Date, string Value)[] items)
    {
        var list = items.Select(item =>
            $$"""{"realtime_start":"2020-03-02","realtime_end":"2020-03-02","date":"{{item.Date}}","value":"{{item.Value}}"}""");
        return $$"""{"count":{{count}},"offset":0,"limit":100000,"observations":[{{string.Join(',', list)}}]}""";
    }
}
