using System.Globalization;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>What FRED knew when: release dates, revisions, real-time periods.</summary>
internal sealed class FredVintageTests
{
    private const string Always = "realtime_start=1776-07-04&realtime_end=9999-12-31";

    private static readonly SimulatedMarket Market = Simulated.Market(last: "2024-03-28");

    [Test]
    public async Task Today_shows_one_row_for_each_observation_that_is_released()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var rows = Rows(await client.FredAsync("series_id=CPIAUCSL"));

        Assert.That(rows.Select(row => row.Date), Is.Unique.And.Ordered);
        Assert.That(rows[^1].Date, Is.EqualTo("2024-02-01"), "the prices of March come in April");
        Assert.That(rows, Has.All.Matches<Row>(row => (row.Start, row.End) == ("2024-03-28", "2024-03-28")));
    }

    [Test]
    public async Task A_daily_series_is_known_on_its_day_as_it_stands()
    {
        var series = Market.FindSeries("DGS10")!;
        await using var client = await SandboxClient.StartAsync(Market);

        var rows = Rows(await client.FredAsync("series_id=DGS10"));

        Assert.That(rows.Select(row => row.Value), Is.EqualTo(series.Values.ToArray().Select(value => value?.ToString(CultureInfo.InvariantCulture) ?? ".")));
        Assert.That(rows[^1].Date, Is.EqualTo("2024-03-28"));
    }

    [Test]
    public async Task Weekends_become_known_on_the_next_session()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var rows = Rows(await client.FredAsync($"series_id=DFF&observation_start=2024-03-02&observation_end=2024-03-04&{Always}"));

        Assert.That(rows.Select(row => row.Start), Is.All.EqualTo("2024-03-04"));
    }

    [Test]
    public async Task A_monthly_observation_is_revised_until_it_is_what_the_market_says()
    {
        var final = Market.FindSeries("CPIAUCSL")!;
        await using var client = await SandboxClient.StartAsync(Market);

        var byDate = Rows(await client.FredAsync($"series_id=CPIAUCSL&{Always}")).GroupBy(row => row.Date).ToList();

        Assert.That(byDate.Select(rows => rows.Count()).Distinct(), Is.EquivalentTo([1, 2, 3]));
        Assert.That(byDate.SelectMany(rows => rows.Zip(rows.Skip(1))), Has.All.Matches<(Row Before, Row After)>(
            pair => DateOnly.Parse(pair.Before.End, CultureInfo.InvariantCulture).AddDays(1) == DateOnly.Parse(pair.After.Start, CultureInfo.InvariantCulture)
                && pair.Before.Value != pair.After.Value));
        Assert.That(byDate.Select(rows => rows.Last().End), Is.All.EqualTo("9999-12-31"));
        Assert.That(byDate.SkipLast(2).Select(rows => rows.Last().Value),
            Is.EqualTo(final.Values.ToArray()[..^2].Select(value => value!.Value.ToString(CultureInfo.InvariantCulture))));
    }

    [Test]
    public async Task The_first_release_comes_after_the_period()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var first = Rows(await client.FredAsync($"series_id=UNRATE&observation_start=2023-06-01&observation_end=2023-06-01&{Always}"))[0];

        Assert.That(first.Start, Is.EqualTo("2023-07-06"));
    }

    [Test]
    public async Task Rows_are_cut_down_to_the_real_time_period()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var rows = Rows(await client.FredAsync("series_id=CPIAUCSL&realtime_start=2023-09-20&realtime_end=2023-10-20"));

        Assert.That(rows.Select(row => row.Start), Is.All.GreaterThanOrEqualTo("2023-09-20").Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(rows.Select(row => row.End), Is.All.LessThanOrEqualTo("2023-10-20").Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(rows[0], Is.EqualTo(rows[0] with { Start = "2023-09-20", End = "2023-10-20" }), "what was known before and after");
        Assert.That(rows[^1], Is.EqualTo(rows[^1] with { Date = "2023-09-01", Start = "2023-10-13", End = "2023-10-20" }));
    }

    [Test]
    public async Task What_was_known_on_a_day_is_the_same_when_it_is_asked_later()
    {
        await using var then = await SandboxClient.StartAsync(Simulated.Market(last: "2023-10-20"));
        await using var later = await SandboxClient.StartAsync(Market);

        foreach (var id in Market.SeriesIds)
        {
            var known = Rows(await then.FredAsync($"series_id={id}&observation_start=2022-06-01"));
            var remembered = Rows(await later.FredAsync($"series_id={id}&observation_start=2022-06-01&realtime_start=2023-10-20&realtime_end=2023-10-20"));

            Assert.That(remembered, Is.EqualTo(known), id);
        }
    }

    [Test]
    public async Task Vintage_dates_are_those_of_the_rows()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var dates = Strings(await client.JsonAsync($"fred/series/vintagedates?series_id=CPIAUCSL&file_type=json&api_key={SandboxClient.FredKey}"), "vintage_dates");
        var page = await client.JsonAsync($"fred/series/vintagedates?series_id=CPIAUCSL&file_type=json&sort_order=desc&offset=1&limit=2&api_key={SandboxClient.FredKey}");
        var rows = Rows(await client.FredAsync($"series_id=CPIAUCSL&{Always}"));

        Assert.That(dates, Is.EqualTo(rows.Select(row => row.Start).Distinct().Order(StringComparer.Ordinal)));
        Assert.That(dates[^1], Is.EqualTo("2024-03-13"));
        Assert.That(Strings(page, "vintage_dates"), Is.EqualTo(new[] { dates[^2], dates[^3] }));
        Assert.That((int?)page["count"], Is.EqualTo(dates.Count));
    }

    [Test]
    public async Task More_than_two_thousand_vintages_are_refused()
    {
        await using var client = await SandboxClient.StartAsync(Simulated.Market(stocks: 11, years: 9));

        var whole = await client.FredAsync($"series_id=DGS10&{Always}");
        var part = await client.FredAsync("series_id=DGS10&realtime_start=2020-01-01&realtime_end=2024-12-31");

        Assert.That((string?)whole["error_message"], Does.Match(
            @"^Bad Request\.  There are 2\d\d\d vintage dates in the specified real-time period: 1776-07-04 to 9999-12-31\.  This exceeds the maximum number of vintage dates allowed for this file type \(2000\)\.$"));
        Assert.That(part["observations"]?.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var answer = await client.FredAsync("series_id=DGS10&realtime_start=2024-02-01&realtime_end=2024-01-01");

        Assert.That((string?)answer["error_message"], Is.EqualTo("Bad Request.  Variable realtime_start can not be after realtime_end."));
    }

    [Test]
    public async Task A_series_is_described()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var answer = (await client.JsonAsync($"fred/series?series_id=UNRATE&file_type=json&api_key={SandboxClient.FredKey}"))["seriess"]![0]!;

        Assert.That((string?)answer["title"], Is.EqualTo("Unemployment Rate"));
        Assert.That((string?)answer["frequency"], Is.EqualTo("Monthly"));
        Assert.That((string?)answer["frequency_short"], Is.EqualTo("M"));
        Assert.That((string?)answer["seasonal_adjustment_short"], Is.EqualTo("SA"));
        Assert.That((string?)answer["observation_end"], Is.EqualTo("2024-02-01"));
        Assert.That((string?)answer["last_updated"], Does.Match(@"^2024-03-06 07:\d\d:\d\d-06$"));
    }

    [Test]
    public async Task A_recorded_market_has_no_revisions()
    {
        using var folder = new MarketFolder();
        folder.WriteSeries("CPIAUCSL,2019-09-01,256.4\nCPIAUCSL,2019-10-01,257.2\nCPIAUCSL,2019-11-01,257.9\nCPIAUCSL,2019-12-01,258.4\n");
        await using var client = await SandboxClient.StartAsync(folder.Open());

        var rows = Rows(await client.FredAsync($"series_id=CPIAUCSL&{Always}"));

        Assert.That(rows.Select(row => (row.Date, row.Start)), Is.EqualTo(
            new[] { ("2019-09-01", "2019-10-14"), ("2019-10-01", "2019-11-13"), ("2019-11-01", "2019-12-13") }));
    }

    private static List<Row> Rows(JsonNode answer) =>
    [
        .. answer["observations"]!.AsArray().Select(row => new Row(
            (string)row!["date"]!, (string)row["value"]!, (string)row["realtime_start"]!, (string)row["realtime_end"]!)),
    ];

    private static List<string> Strings(JsonNode answer, string name) => [.. answer[name]!.AsArray().Select(value => (string)value!)];

    private sealed record Row(string Date, string Value, string Start, string End);
}
