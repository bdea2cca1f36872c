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
    public async Task The_series_of_the_options_are_taken_with_their_missing_values()
    {
        bench.Vendor.Always(_ => FakeVendor.Json(Observations(2, ("2020-01-01", "3.5"), ("2020-02-01", "."))));

        var result = await bench.MacroAsync(Session);

        Assert.That(bench.Vendor.Asked.Single().AbsoluteUri, Is.EqualTo(
            "http://vendor.test/fred/series/observations?series_id=UNRATE&observation_start=2020-01-01&observation_end=2020-03-02"
            + $"&limit=100000&offset=0&file_type=json&api_key={Workbench.Key}"));
        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 2 }));
        Assert.That(
            await bench.RowsAsync("macro_observations", "series_id, date, value, realtime_start", "fred"),
            Is.EqualTo(new[] { "UNRATE|2020-01-01|3.5|2020-03-02", "UNRATE|2020-02-01|null|2020-03-02" }));
    }

    [Test]
    public async Task A_later_session_asks_from_the_day_after_the_last_observation()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(Observations(1, ("2020-02-01", "3.5"))),
            () => FakeVendor.Json(Observations(2, ("2020-02-01", "3.5"), ("2020-03-01", "4.4"))));
        await bench.MacroAsync(Session);

        var next = await bench.MacroAsync("2020-04-03");

        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain("observation_start=2020-02-02&observation_end=2020-04-03"));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 2, ["loaded"] = 1, ["unchanged"] = 1 }));
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
    public async Task An_unknown_series_is_no_data()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(
            HttpStatusCode.BadRequest, """{"error_code":400,"error_message":"Bad Request.  The series does not exist."}"""));

        var result = await bench.MacroAsync(Session);

        Assert.That(result.Counts["no_data"], Is.EqualTo(1));
        Assert.That((await bench.WatermarkAsync("UNRATE", "fred", "macro_observations"))?.NoData, Is.EqualTo("Bad Request.  The series does not exist."));
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

    private static string Observations(int count, params (string Date, string Value)[] items)
    {
        var list = items.Select(item =>
            $$"""{"realtime_start":"2020-03-02","realtime_end":"2020-03-02","date":"{{item.Date}}","value":"{{item.Value}}"}""");
        return $$"""{"count":{{count}},"offset":0,"limit":100000,"observations":[{{string.Join(',', list)}}]}""";
    }
}
