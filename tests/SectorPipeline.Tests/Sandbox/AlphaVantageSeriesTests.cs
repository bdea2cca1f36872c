using System.Globalization;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Daily and five-minute series and the listing status of Alpha Vantage.</summary>
internal sealed class AlphaVantageSeriesTests
{
    private static readonly SimulatedMarket Market = Simulated.Market(last: "2023-11-30", stocks: 11, years: 1);

    [Test]
    public async Task Daily_bars_are_as_traded_and_have_neither_events_nor_adjusted_closes()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        var series = (await client.AlphaVantageAsync("function=TIME_SERIES_DAILY&symbol=ACME"))["Time Series (Daily)"]!;
        var (_, csv) = await client.GetAsync("query?apikey=k&function=TIME_SERIES_DAILY&symbol=ACME&datatype=csv");

        Assert.That(series["2019-12-27"]!.ToJsonString(), Is.EqualTo(
            """{"1. open":"100.0000","2. high":"104.5000","3. low":"99.5000","4. close":"102.0000","5. volume":"1000"}"""));
        Assert.That(csv.Split('\n')[..2], Is.EqualTo(new[] { "timestamp,open,high,low,close,volume", "2020-01-02,50.2500,53.0000,50.0000,52.7500,4000" }));
    }

    [Test]
    public async Task Minutes_come_at_the_wall_time_of_new_york_newest_first()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var answer = await client.AlphaVantageAsync("function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=5min&month=2023-11&outputsize=full");

        var times = answer["Time Series (5min)"]!.AsObject().Select(bar => bar.Key).ToList();
        Assert.That(times[0], Is.EqualTo("2023-11-30 15:55:00"));
        Assert.That(times, Is.Ordered.Descending.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(times.Where(time => time.StartsWith("2023-11-24", StringComparison.Ordinal)).Min(StringComparer.Ordinal), Is.EqualTo("2023-11-24 09:30:00"));
        Assert.That(times.Where(time => time.StartsWith("2023-11-24", StringComparison.Ordinal)).Max(StringComparer.Ordinal), Is.EqualTo("2023-11-24 12:55:00"), "a half day");
        Assert.That(times, Has.Count.EqualTo(20 * 78 + 42));
        Assert.That(answer["Meta Data"]!.ToJsonString(), Is.EqualTo(
            """{"1. Information":"Intraday (5min) open, high, low, close prices and volume","2. Symbol":"TEC01","3. Last Refreshed":"2023-11-30 15:55:00","4. Interval":"5min","5. Output Size":"Full size","6. Time Zone":"US/Eastern"}"""));
    }

    [Test]
    public async Task Minutes_make_the_day()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var bars = Market.Bars("TEC01");

        var series = (await client.AlphaVantageAsync("function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=5min"))["Time Series (5min)"]!.AsObject();

        var day = series.Where(bar => bar.Key.StartsWith("2023-11-30", StringComparison.Ordinal)).Select(bar => bar.Value!).ToList();
        Assert.That(series, Has.Count.EqualTo(100));
        Assert.That(Number(day[^1]["1. open"]), Is.EqualTo(bars.Open.Span[^1]));
        Assert.That(Number(day[0]["4. close"]), Is.EqualTo(bars.Close.Span[^1]));
        Assert.That(day.Max(bar => Number(bar["2. high"])), Is.EqualTo(bars.High.Span[^1]));
        Assert.That(day.Sum(bar => Number(bar["5. volume"])), Is.EqualTo(bars.Volume.Span[^1]));
    }

    [Test]
    public async Task Minutes_are_adjusted_for_splits_unless_they_are_not_to_be()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());
        const string ask = "function=TIME_SERIES_INTRADAY&symbol=ACME&interval=5min&month=2019-12&outputsize=full";

        var adjusted = (await client.AlphaVantageAsync(ask))["Time Series (5min)"]!["2019-12-27 09:30:00"]!;
        var traded = (await client.AlphaVantageAsync(ask + "&adjusted=false"))["Time Series (5min)"]!["2019-12-27 09:30:00"]!;

        Assert.That((Number(adjusted["1. open"]), Number(traded["1. open"])), Is.EqualTo((50.0, 100.0)));
    }

    [TestCase("function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=1min")]
    [TestCase("function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=5min&month=soon")]
    [TestCase("function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=5min&month=1999-01")]
    [TestCase("function=TIME_SERIES_DAILY&symbol=NOSUCH")]
    [TestCase("function=TIME_SERIES_DAILY&symbol=TEC01&outputsize=huge")]
    [TestCase("function=LISTING_STATUS&state=dormant")]
    public async Task What_is_not_understood_is_an_invalid_call(string query)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        Assert.That((string?)(await client.AlphaVantageAsync(query))["Error Message"], Does.StartWith("Invalid API call."));
    }

    [Test]
    public async Task The_listing_names_every_stock_and_fund()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var (_, csv) = await client.GetAsync("query?function=LISTING_STATUS&apikey=k");

        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Is.EqualTo("symbol,name,exchange,assetType,ipoDate,delistingDate,status"));
        Assert.That(lines.Skip(1).Select(line => line.Split(',')[0]),
            Is.EqualTo(Market.Securities.Where(security => security.Kind != SecurityKind.Index).Select(security => security.Symbol).Order(StringComparer.Ordinal)));
        Assert.That(lines, Has.One.Matches("^TEC01,.*,NYSE,Stock,19[7-9]\\d-\\d\\d-\\d\\d,null,Active$"));
    }

    [Test]
    public async Task What_has_gone_was_listed_before()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var (_, gone) = await client.GetAsync("query?function=LISTING_STATUS&state=delisted&apikey=k");
        var first = gone.Split('\n')[1].Split(',');
        var dayBefore = DateOnly.Parse(first[5], CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (_, before) = await client.GetAsync($"query?function=LISTING_STATUS&date={dayBefore}&apikey=k");

        Assert.That(first[6], Is.EqualTo("Delisted"));
        Assert.That(before.Split('\n').Select(line => line.Split(',')[0]), Does.Contain(first[0]));
    }

    [Test]
    public async Task A_recorded_symbol_whose_bars_end_early_has_gone()
    {
        using var folder = new MarketFolder();
        folder.WriteBars("ACME,2019-12-27,1,1,1,1,1,1,0,1\nACME,2019-12-30,1,1,1,1,1,1,0,1\nXLF,2020-01-02,1,1,1,1,1,1,0,1\n");
        await using var client = await SandboxClient.StartAsync(folder.Open());

        var (_, active) = await client.GetAsync("query?function=LISTING_STATUS&apikey=k");
        var (_, gone) = await client.GetAsync("query?function=LISTING_STATUS&state=delisted&apikey=k");

        Assert.That(active, Does.Contain("XLF,Financials fund,NYSE ARCA,ETF,2020-01-02,null,Active").And.Not.Contain("ACME"));
        Assert.That(gone, Does.Contain("ACME,\"Acme \"\"Rocket\"\", Inc.\",NYSE,Stock,2019-12-27,2019-12-31,Delisted"));
    }

    private static double Number(JsonNode? value) => double.Parse((string?)value ?? "", CultureInfo.InvariantCulture);
}
