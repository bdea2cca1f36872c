using System.Net;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Coins: every day of the week, and none beside a recorded market.</summary>
internal sealed class CoinGeckoTests
{
    private const string Markets = "api/v3/coins/markets?vs_currency=usd";
    private const string Bitcoin = "api/v3/coins/bitcoin/market_chart";

    private static readonly SimulatedMarket Market = Simulated.Market(last: "2024-03-28", stocks: 11, years: 1);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(SessionClock.CloseOf(new DateOnly(2024, 3, 28)));

    [Test]
    public async Task Markets_rank_the_coins_by_their_value()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var coins = (await client.JsonAsync(Markets)).AsArray();
        var page = (await client.JsonAsync(Markets + "&per_page=3&page=2")).AsArray();

        Assert.That(coins, Has.Count.EqualTo(CoinProfile.All.Count));
        Assert.That(coins.Select(coin => (long)coin!["market_cap"]!), Is.Ordered.Descending);
        Assert.That(coins.Select(coin => (int)coin!["market_cap_rank"]!), Is.EqualTo(Enumerable.Range(1, coins.Count)));
        Assert.That(page.Select(coin => coin!.ToJsonString()), Is.EqualTo(coins.Skip(3).Take(3).Select(coin => coin!.ToJsonString())));
        Assert.That(coins, Has.All.Matches<JsonNode>(coin => (double)coin["low_24h"]! <= (double)coin["current_price"]!
            && (double)coin["current_price"]! <= (double)coin["high_24h"]!));
    }

    [Test]
    public async Task An_id_with_a_blank_before_it_is_silently_left_out()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var coins = (await client.JsonAsync(Markets + "&ids=bitcoin,%20ethereum")).AsArray();

        Assert.That(coins.Select(coin => (string?)coin!["id"]), Is.EqualTo(new[] { "bitcoin" }));
    }

    [Test]
    public async Task A_long_chart_has_midnights_and_the_present_moment()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var prices = Points(await client.JsonAsync($"{Bitcoin}?vs_currency=usd&days=120"), "prices");

        Assert.That(prices, Has.Count.EqualTo(121));
        Assert.That(prices.SkipLast(1).Select(point => point.Time.TimeOfDay), Is.All.EqualTo(TimeSpan.Zero));
        Assert.That(prices.SkipLast(1).Zip(prices.Skip(1).SkipLast(1), (one, next) => next.Time - one.Time), Is.All.EqualTo(TimeSpan.FromDays(1)));
        Assert.That(prices[^1].Time, Is.EqualTo(Now));
    }

    [Test]
    public async Task A_shorter_chart_is_about_hourly_and_agrees_with_the_longer()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var hours = Points(await client.JsonAsync($"{Bitcoin}?vs_currency=usd&days=30"), "prices");
        var days = Points(await client.JsonAsync($"{Bitcoin}?vs_currency=usd&days=30&interval=daily"), "prices");

        Assert.That(hours, Has.Count.InRange(715, 725));
        Assert.That(hours.Select(point => point.Time), Is.Ordered.And.Unique);
        Assert.That(hours.Select(point => point.Time.Millisecond).Distinct().Count(), Is.GreaterThan(100), "not exactly hourly");
        Assert.That(days, Has.Count.EqualTo(31));
        Assert.That(hours[^1], Is.EqualTo(days[^1]));
        var midnight = hours.First(point => point.Time >= days[5].Time);
        Assert.That(midnight.Value, Is.EqualTo(days[5].Value).Within(3).Percent);
    }

    [Test]
    public async Task A_range_is_cut_out_and_ends_with_what_is_known()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var from = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var answer = await client.JsonAsync($"{Bitcoin}/range?vs_currency=usd&from={from.ToUnixTimeSeconds()}&to=9999999999");

        var days = Points(answer, "prices");
        Assert.That(days[0].Time, Is.EqualTo(from));
        Assert.That(days[^1].Time, Is.EqualTo(new DateTimeOffset(2024, 3, 28, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(Points(answer, "market_caps").Select(point => point.Time), Is.EqualTo(days.Select(point => point.Time)));
        Assert.That(days.Select(point => point.Time.DayOfWeek).Distinct().Count(), Is.EqualTo(7));
    }

    [Test]
    public async Task A_day_is_the_same_when_it_is_asked_later()
    {
        await using var today = await SandboxClient.StartAsync(Simulated.Market(last: "2024-01-31", stocks: 11, years: 1));
        await using var later = await SandboxClient.StartAsync(Market);
        const string january = "/range?vs_currency=usd&from=1704067200&to=1706659200&interval=daily";

        Assert.That((await later.GetAsync(Bitcoin + january)).Body, Is.EqualTo((await today.GetAsync(Bitcoin + january)).Body));
    }

    [TestCase("api/v3/coins/markets", 422, """{"error":"Missing parameter vs_currency"}""")]
    [TestCase("api/v3/coins/markets?vs_currency=stones", 422, """{"error":"invalid vs_currency"}""")]
    [TestCase("api/v3/coins/nosuch/market_chart?vs_currency=usd&days=1", 404, """{"error":"coin not found"}""")]
    [TestCase("api/v3/coins/bitcoin/market_chart?vs_currency=usd", 422, """{"error":"Missing parameter days"}""")]
    public async Task What_is_wrong_is_said_in_one_text(string path, int status, string body)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        Assert.That(await client.GetAsync(path), Is.EqualTo(((HttpStatusCode)status, body)));
    }

    [Test]
    public async Task Beside_a_recorded_market_there_are_no_coins()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        Assert.That((await client.GetAsync(Markets)).Body, Is.EqualTo("[]"));
        Assert.That((await client.GetAsync($"{Bitcoin}?vs_currency=usd&days=1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static List<(DateTimeOffset Time, double Value)> Points(JsonNode answer, string name) =>
        [.. answer[name]!.AsArray().Select(point => (DateTimeOffset.FromUnixTimeMilliseconds((long)point![0]!), (double)point[1]!))];
}
