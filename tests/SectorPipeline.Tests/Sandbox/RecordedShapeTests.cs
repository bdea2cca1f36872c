using System.Text.Json;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>The sandbox's answers beside real ones: the same properties in the same order, of the same JSON kinds.</summary>
internal sealed class RecordedShapeTests
{
    private static readonly Lazy<SimulatedMarket> Market = new(() => Simulated.Market());
    private static readonly Lazy<RecordedMarket> RealMarket = new(() => RecordedMarket.Open(SharedFolder.Require("market")));

    [Test]
    public async Task A_chart_has_the_shape_of_a_recorded_one()
    {
        var recorded = Recorded("yahoo/rs_history_chart_MSFT.json");

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.ChartAsync(PaysDividends(), "range=1y&events=div%7Csplit");

        // Yahoo shuffles the columns of a quote.
        Assert.That(Shape(answer, inAnyOrder: "quote"), Is.EqualTo(Shape(recorded, inAnyOrder: "quote")));
    }

    [Test]
    public async Task An_overview_has_the_shape_of_a_recorded_one()
    {
        var recorded = Recorded("alphavantage/overview_DUOL_2025.json");

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.AlphaVantageAsync("function=OVERVIEW&symbol=UTL01");

        Assert.That(Shape(answer), Is.EqualTo(Shape(recorded)));
    }

    [Test]
    public async Task Daily_adjusted_bars_have_the_shape_of_recorded_ones()
    {
        var recorded = Recorded("alphavantage/daily_adjusted_compact_MSFT_2018.json");

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.AlphaVantageAsync("function=TIME_SERIES_DAILY_ADJUSTED&symbol=UTL01");

        Assert.That(Shape(answer), Is.EqualTo(Shape(recorded)));
        Assert.That((string?)answer["Meta Data"]?["4. Output Size"], Is.EqualTo((string?)recorded["Meta Data"]?["4. Output Size"]));
        Assert.That(answer["Time Series (Daily)"]?.AsObject(), Has.Count.EqualTo(recorded["Time Series (Daily)"]?.AsObject().Count));
    }

    [Test]
    public async Task Observations_have_the_shape_of_recorded_ones()
    {
        var recorded = Recorded("fred/observations_GDP_2024-11.json");

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.FredAsync("series_id=DGS10");

        Assert.That(Shape(answer), Is.EqualTo(Shape(recorded)));
    }

    [TestCase("fred/series_GDP_2024-11.json", "fred/series?series_id=CPIAUCSL&file_type=json&api_key=" + SandboxClient.FredKey)]
    [TestCase("fred/vintagedates_GDP.json", "fred/series/vintagedates?series_id=CPIAUCSL&file_type=json&api_key=" + SandboxClient.FredKey)]
    [TestCase("alphavantage/daily_compact_IBM_2025.json", "query?function=TIME_SERIES_DAILY&symbol=UTL01&apikey=demo")]
    [TestCase("alphavantage/income_statement_IBM_2026.json", "query?function=INCOME_STATEMENT&symbol=UTL01&apikey=demo")]
    [TestCase("alphavantage/cash_flow_IBM_2026.json", "query?function=CASH_FLOW&symbol=UTL01&apikey=demo")]
    [TestCase("alphavantage/balance_sheet_TSLA_2021.json", "query?function=BALANCE_SHEET&symbol=UTL01&apikey=demo")]
    [TestCase("coingecko/markets_bitcoin_usd.json", "api/v3/coins/markets?vs_currency=usd&ids=bitcoin")]
    [TestCase("coingecko/market_chart_bitcoin_30d_hourly.json", "api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=30")]
    public async Task An_answer_has_the_shape_of_a_recorded_one(string file, string request)
    {
        var recorded = Recorded(file);

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.JsonAsync(request);

        Assert.That(Shape(answer), Is.EqualTo(Shape(recorded)));
    }

    [TestCase("yahoo/error_chart_404_delisted.json", "v8/finance/chart/NOSUCH")]
    [TestCase("coingecko/error_422_markets_missing_vs_currency.json", "api/v3/coins/markets")]
    [TestCase("alphavantage/error_invalid_apikey.json", "query?function=TIME_SERIES_DAILY")]
    [TestCase("alphavantage/error_message_invalid_call.json", "query?function=CMO&apikey=demo")]
    [TestCase("fred/error_400_series_does_not_exist.json", "fred/series/observations?series_id=NOSUCH&file_type=json&api_key=" + SandboxClient.FredKey)]
    [TestCase("fred/error_400_api_key_not_32_chars.json", "fred/series/observations?series_id=DFF&file_type=json&api_key=short")]
    public async Task A_refusal_says_what_the_recorded_one_says(string file, string request)
    {
        var recorded = Recorded(file);

        await using var client = await SandboxClient.StartAsync(Market.Value);
        var answer = await client.JsonAsync(request);

        Assert.That(answer.ToJsonString(), Is.EqualTo(recorded.ToJsonString()));
    }

    // Reading the whole real market takes about half a second.
    [Test]
    public void The_real_market_is_read_to_the_last_bar()
    {
        SharedFolder.Require("market");

        var market = RealMarket.Value;

        Assert.That(market.Securities, Has.Count.EqualTo(414));
        Assert.That(market.Securities.Sum(security => market.Bars(security.Symbol).Count), Is.EqualTo(743_344));
        Assert.That(market.SeriesIds, Has.Count.EqualTo(34));
        Assert.That((market.FirstSession.ToString(), market.LastSession.ToString()), Is.EqualTo(("2013-01-02", "2020-04-30")));
        Assert.That(market.Bars("A").AdjustedClose.Span[0], Is.EqualTo(27.9783845456));
        Assert.That(market.Bars("AAPL").Actions.ToArray(), Has.Some.Matches<CorporateAction>(action => action.Split == 7.00000700001));
    }

    [TestCase("AAPL")]
    [TestCase("BRK-B")]
    [TestCase("XLC")]
    [TestCase("^GSPC")]
    public async Task Real_bars_arrive_with_nothing_lost(string symbol)
    {
        SharedFolder.Require("market");
        var bars = RealMarket.Value.Bars(symbol.Replace('-', '.'));
        var laterSplits = LaterSplits(bars);

        await using var client = await SandboxClient.StartAsync(RealMarket.Value);
        var indicators = (await client.ChartAsync(symbol))["chart"]?["result"]?[0]?["indicators"];

        var adjusted = Numbers(indicators?["adjclose"]?[0]?["adjclose"]);
        var closes = Numbers(indicators?["quote"]?[0]?["close"]).Zip(laterSplits, (close, splits) => close * splits);
        Assert.That(adjusted, Is.EqualTo(bars.AdjustedClose.ToArray()));
        Assert.That(closes, Is.EqualTo(bars.Close.ToArray()).Within(1e-12).Percent);
    }

    private static string PaysDividends() =>
        Market.Value.Securities.First(security => security.Kind == SecurityKind.Stock && Market.Value.Bars(security.Symbol).Actions.Length > 4).Symbol;

    private static double[] Numbers(JsonNode? array) => [.. (array?.AsArray() ?? []).Select(value => (double)(value ?? double.NaN))];

    private static double[] LaterSplits(DailyBars bars)
    {
        var actions = bars.SplitAdjusted ? [] : bars.Actions.ToArray();
        return [.. Enumerable.Range(0, bars.Count)
            .Select(i => actions.Where(action => action.Index > i).Aggregate(1.0, (product, action) => product * action.Split))];
    }

    private static JsonNode Recorded(string file) =>
        JsonNode.Parse(File.ReadAllText(SharedFolder.Require(Path.Combine("data", "api", file)))) ?? throw new InvalidDataException(file);

    // Names and kinds, with the first element for an array, and the first entry for an object keyed by dates or instants.
    private static string Shape(JsonNode? node, string inAnyOrder = "", string name = "") => node switch
    {
        JsonObject properties when properties.Count > 0 && char.IsAsciiDigit(properties.First().Key[0]) && !properties.First().Key.Contains('.') =>
            $"{{*:{Shape(properties.First().Value, inAnyOrder)}}}",
        JsonObject properties => "{" + string.Join(',', Ordered(properties, name == inAnyOrder)
            .Select(property => $"{property.Key}:{Shape(property.Value, inAnyOrder, property.Key)}")) + "}",
        JsonArray elements => $"[{(elements.Count == 0 ? "" : Shape(elements[0], inAnyOrder, name))}]",
        null => "null",
        _ => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "boolean" : node.GetValueKind().ToString(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Ordered(JsonObject properties, bool byName) =>
        byName ? properties.OrderBy(property => property.Key, StringComparer.Ordinal) : properties;
}
