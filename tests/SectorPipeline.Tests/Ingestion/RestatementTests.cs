using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What the next fetch makes of a history that the vendor has changed, and of days that it left out.</summary>
[TestFixture]
internal sealed class RestatementTests
{
    private const string Thursday = "2020-01-02";
    private const string Friday = "2020-01-03";
    private const string Monday = "2020-01-06";
    private const string Tuesday = "2020-01-07";

    private static readonly string[] Week = [Thursday, Friday, Monday, Tuesday, "2020-01-08", "2020-01-09", "2020-01-10"];

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task A_history_that_was_restated_without_a_word_is_fetched_anew()
    {
        bench.Vendor.InTurn(
            () => Chart(("2020-01-02", 10), ("2020-01-03", 11)),
            () => Chart(("2020-01-03", 5.5), ("2020-01-06", 6)),
            () => Chart(("2020-01-02", 5), ("2020-01-03", 5.5), ("2020-01-06", 6)));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 2, ["fetched"] = 3, ["loaded"] = 3, ["unchanged"] = 0 }));
        Assert.That(
            await bench.RowsAsync("prices", "session, close, run_id"),
            Is.EqualTo(new[]
            {
                "2020-01-02|5|run-2020-01-06", "2020-01-02|10|run-2020-01-03", "2020-01-03|5.5|run-2020-01-06",
                "2020-01-03|11|run-2020-01-03", "2020-01-06|6|run-2020-01-06",
            }));
    }

    [TestCase(0.5, 1)]
    [TestCase(0, 2)]
    public async Task An_event_that_the_vendor_tells_a_day_late_makes_the_whole_history_be_fetched(double dividend, double split)
    {
        var late = ChartJson.Bar(Friday, 11) with { Dividend = dividend, Split = split };
        bench.Vendor.InTurn(
            () => Chart((Thursday, 10), (Friday, 11)),
            () => FakeVendor.Json(ChartJson.Of([late, ChartJson.Bar(Monday, 12)])),
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar(Thursday, 9.5), late, ChartJson.Bar(Monday, 12)])),
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar(Monday, 12), ChartJson.Bar(Tuesday, 13)])));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);
        var quiet = await PricesAsync(Tuesday);

        Assert.That((result.Counts["requests"], result.Rows), Is.EqualTo((2L, 3L)), "what was before the event is on another basis now");
        Assert.That((quiet.Counts["requests"], quiet.Rows), Is.EqualTo((1L, 1L)));
    }

    [TestCase(0.5, 1)]
    [TestCase(0, 2)]
    public async Task An_event_that_the_vendor_tells_days_late_makes_the_whole_history_be_fetched(double dividend, double split)
    {
        ChartBar[] quiet = [.. Week.Select((date, i) => ChartJson.Bar(date, 10 + i))];
        ChartBar[] told = [quiet[0], quiet[1] with { Dividend = dividend, Split = split }, .. quiet[2..]];
        bench.Vendor.Always(url => Within(url, quiet));
        await PricesAsync(Week[4]);
        bench.Vendor.Always(url => Within(url, told));

        var late = await PricesAsync(Week[5]);
        var next = await PricesAsync(Week[6]);

        Assert.That((late.Counts["requests"], late.Rows), Is.EqualTo((2L, 6L)), "what was before the event is on another basis now");
        Assert.That((next.Counts["requests"], next.Rows), Is.EqualTo((1L, 1L)), "the event is known now");
    }

    [Test]
    public async Task A_known_event_is_remembered_as_long_as_its_bar_is_sent_again()
    {
        ChartBar[] bars = [.. Week.Select((date, i) => ChartJson.Bar(date, 10 + i))];
        bars[1] = bars[1] with { Dividend = 0.5 };
        bench.Vendor.Always(url => Within(url, bars));
        foreach (var session in Week)
            await PricesAsync(session);

        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(Week.Length + 1), "one request a day, and the whole history once for the dividend");
        Assert.That((await bench.WatermarkAsync("AAPL"))?.Anchor?.Events, Is.EqualTo(new[] { new AnchorEvent(new(2020, 1, 3), 0.5, null) }));
        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain($"period1={Seconds("2020-01-02")}&"));
    }

    [Test]
    public async Task An_event_that_is_known_is_no_restatement()
    {
        var paid = ChartJson.Bar(Friday, 11) with { Dividend = 0.5 };
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar(Thursday, 10), paid])),
            () => FakeVendor.Json(ChartJson.Of([paid with { Dividend = 0.5000000001 }, ChartJson.Bar(Monday, 12)])));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);

        Assert.That((result.Counts["requests"], result.Rows), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public async Task A_restatement_that_shows_only_when_it_is_asked_again_is_not_missed()
    {
        bench.Vendor.InTurn(
            () => Chart((Friday, 11)),
            () => FakeVendor.Json(ChartJson.Of([Nulls(Friday), ChartJson.Bar(Monday, 12)])),
            () => Chart((Friday, 5.5), (Monday, 6)),
            () => Chart((Thursday, 5), (Friday, 5.5), (Monday, 6)));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 3, ["loaded"] = 3, ["unchanged"] = 0 }));
    }

    [Test]
    public async Task A_last_known_bar_that_is_gone_makes_the_whole_history_be_fetched()
    {
        bench.Vendor.InTurn(
            () => Chart((Friday, 11)), () => Chart((Monday, 12)), () => Chart((Monday, 12)), () => Chart((Thursday, 10), (Friday, 11), (Monday, 12)));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 3, ["loaded"] = 3 }));
    }

    [Test]
    public async Task The_noise_of_an_adjusted_price_restates_nothing()
    {
        bench.Vendor.InTurn(() => Chart((Friday, 11)), () => Chart((Friday, 11.0000005), (Monday, 12)));
        await PricesAsync(Friday);

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 1, ["loaded"] = 1, ["unchanged"] = 1 }));
    }

    [Test]
    public async Task A_day_that_is_null_in_mid_series_is_asked_for_once_more()
    {
        bench.Vendor.InTurn(
            () => FakeVendor.Json(ChartJson.Of([ChartJson.Bar(Thursday, 10), Nulls(Friday), ChartJson.Bar(Monday, 12)])),
            () => Chart((Thursday, 10), (Friday, 11), (Monday, 12)));

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 2, ["loaded"] = 3, ["missing"] = 0, ["gaps"] = 0 }));
    }

    [Test]
    public async Task A_gap_that_stays_is_remembered_and_filled_by_a_later_session()
    {
        bench.Vendor.InTurn(
            () => Chart((Thursday, 10), (Monday, 12)),
            () => Chart((Thursday, 10), (Monday, 12)),
            () => Chart((Friday, 11), (Monday, 12), (Tuesday, 13)));

        var first = await PricesAsync(Monday);
        var next = await PricesAsync(Tuesday);

        Assert.That(first.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 2, ["loaded"] = 2, ["gaps"] = 1 }));
        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain($"period1={Seconds("2020-01-01")}&"));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 1, ["loaded"] = 2, ["unchanged"] = 1, ["gaps"] = 0 }));
        Assert.That((await bench.WatermarkAsync("AAPL"))?.Gaps, Is.Empty);
    }

    [Test]
    public async Task A_gap_is_given_up_when_the_vendor_was_asked_often_enough()
    {
        string[] sessions = [Thursday, Monday, Tuesday, "2020-01-08", "2020-01-09", "2020-01-10", "2020-01-13", "2020-01-14"];
        bench.Vendor.Always(url => Until(url, sessions));
        foreach (var session in sessions.Skip(1))
            await PricesAsync(session);

        var mark = await bench.WatermarkAsync("AAPL");

        Assert.That((mark?.Gaps, mark?.GapTries), Is.EqualTo((new[] { new DateOnly(2020, 1, 3) }, DailyPlan.GapTries)));
        Assert.That(bench.Vendor.Asked.Last().Query, Does.Contain($"period1={Seconds(Monday)}&"), "only the last bars and what comes after them");
    }

    [Test]
    public async Task A_session_whose_bar_was_late_is_asked_for_again_by_the_same_session()
    {
        bench.Vendor.InTurn(() => Chart((Thursday, 10)), () => Chart((Thursday, 10), (Friday, 11)));
        await PricesAsync(Friday);

        var again = await PricesAsync(Friday);
        var third = await PricesAsync(Friday);

        Assert.That((again.Counts["loaded"], third.Counts["requests"]), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task An_event_of_a_day_without_a_bar_goes_to_quarantine_once()
    {
        var paid = ChartJson.Of([ChartJson.Bar(Thursday, 10), ChartJson.Bar(Friday, 11) with { Dividend = 0.5 }, ChartJson.Bar(Monday, 12), ChartJson.Bar(Tuesday, 13)]);
        var events = $"{Seconds(Friday) + 52_200}\":{{\"amount\":0.5,\"date\":{Seconds(Friday) + 52_200}}}";
        bench.Vendor.Always(_ => FakeVendor.Json(paid.Replace(events, events.Replace($"{Seconds(Friday) + 52_200}", $"{Seconds(Friday) + 138_600}", StringComparison.Ordinal), StringComparison.Ordinal)));

        var result = await PricesAsync(Monday);
        var next = await PricesAsync(Tuesday);

        Assert.That(await bench.QuarantineAsync("prices", "rule, reason"), Has.Member("event|a dividend, a split or a capital gain on 2020-01-04, of which there is no bar"));
        Assert.That((result.Counts["quarantined"], next.Counts["quarantined"]), Is.EqualTo((2L, 0L)), "with the bar of Tuesday, which is too early");
    }

    [Test]
    public async Task A_session_that_begins_on_the_evening_before_is_asked_for_once_and_the_next_is_left_out()
    {
        const long evening = -3_600; // ten in the morning in Sydney
        bench.Securities = [new("CBA.AX", SecurityKind.Stock)];
        bench.Vendor.Always(url =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(url.Query);
            var all = new[] { Thursday, Friday, Monday, Tuesday }.Select(day => Seconds(day) + evening);
            return FakeVendor.Json(Sydney([.. all.Where(time => time >= Number("period1") && time < Number("period2"))]));

            long Number(string name) => long.Parse(query[name] ?? "", System.Globalization.CultureInfo.InvariantCulture);
        });
        await bench.PricesAsync(Friday, ("symbols", "CBA.AX"));

        var next = await bench.PricesAsync(Monday, ("symbols", "CBA.AX"));

        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["requests"] = 1, ["loaded"] = 1, ["unchanged"] = 2, ["quarantined"] = 0 }));
        Assert.That(await bench.RowsAsync("prices", "session, close"), Is.EqualTo(new[] { "2020-01-02|7", "2020-01-03|7", "2020-01-06|7" }));
    }

    [Test]
    public async Task Bars_in_any_order_and_twice_are_taken_once()
    {
        bench.Vendor.Always(_ => Chart((Monday, 12), (Thursday, 10), (Friday, 11), (Thursday, 10)));

        var result = await PricesAsync(Monday);

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 4, ["loaded"] = 3, ["quarantined"] = 1, ["gaps"] = 0 }));
        Assert.That(await bench.RowsAsync("prices", "session, close"), Is.EqualTo(new[] { "2020-01-02|10", "2020-01-03|11", "2020-01-06|12" }));
    }

    private Task<StepResult> PricesAsync(string session) => bench.PricesAsync(session, ("symbols", "AAPL"));

    private static HttpResponseMessage Chart(params (string Date, double Close)[] bars) =>
        FakeVendor.Json(ChartJson.Of(bars.Select(bar => ChartJson.Bar(bar.Date, bar.Close))));

    private static string Sydney(long[] times)
    {
        var sevens = string.Join(',', times.Select(_ => "7"));
        return $$$"""
            {"chart":{"result":[{"meta":{"currency":"AUD","gmtoffset":39600,"exchangeTimezoneName":"Australia/Sydney","instrumentType":"EQUITY"},
            "timestamp":[{{{string.Join(',', times)}}}],
            "indicators":{"quote":[{"open":[{{{sevens}}}],"high":[{{{sevens}}}],"low":[{{{sevens}}}],"close":[{{{sevens}}}],"volume":[{{{sevens}}}]}],
            "adjclose":[{"adjclose":[{{{sevens}}}]}]}}],"error":null}}
            """;
    }

    private static ChartBar Nulls(string date) => new(date, "null", "null", "null", "null", "null");

    /// <summary>The bars of the window that is asked for; the 3rd of January is never among them.</summary>
    private static HttpResponseMessage Until(Uri url, string[] sessions) => Within(url, [.. sessions.Select((date, i) => ChartJson.Bar(date, 10.0 + i))]);

    private static HttpResponseMessage Within(Uri url, ChartBar[] bars)
    {
        var query = System.Web.HttpUtility.ParseQueryString(url.Query);
        var (from, until) = (Number("period1"), Number("period2"));
        return FakeVendor.Json(ChartJson.Of(bars.Where(bar => Seconds(bar.Date) >= from && Seconds(bar.Date) < until)));

        long Number(string name) => long.Parse(query[name] ?? "", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long Seconds(string date) =>
        new DateTimeOffset(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}
