using System.Net;
using System.Text.Json.Nodes;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class YahooChartTests : RecordedSandbox
{
    private const long December27 = 1577457000; // 09:30 in New York

    [Test]
    public async Task Quotes_have_later_splits_taken_out()
    {
        var result = Result(await Client.ChartAsync("ACME"));

        Assert.That(Column(result, "close"), Is.EqualTo([51, 51.5, 50.25, 52.75]));
        Assert.That(Column(result, "volume"), Is.EqualTo([2000, 3000, 2500, 4000]));
    }

    [Test]
    public async Task Adjusted_closes_are_the_recorded_numbers_to_the_last_digit()
    {
        var result = Result(await Client.ChartAsync("ACME"));

        var adjusted = result["indicators"]?["adjclose"]?[0]?["adjclose"];
        Assert.That(adjusted?.ToJsonString(), Is.EqualTo("[50.7500123456,51.2488,50.25,52.75]"));
    }

    [Test]
    public async Task Timestamps_are_the_openings_in_New_York()
    {
        var result = Result(await Client.ChartAsync("ACME"));

        Assert.That((long?)result["timestamp"]?[0], Is.EqualTo(December27));
        Assert.That((string?)result["meta"]?["exchangeTimezoneName"], Is.EqualTo("America/New_York"));
    }

    [Test]
    public async Task Events_are_keyed_by_the_opening_of_their_session()
    {
        var result = Result(await Client.ChartAsync("ACME"));

        Assert.That(result["events"]?.ToJsonString(), Is.EqualTo(
            """{"dividends":{"1577802600":{"amount":0.25,"date":1577802600}},"splits":{"1577716200":{"date":1577716200,"numerator":2,"denominator":1,"splitRatio":"2:1"}}}"""));
    }

    [Test]
    public async Task Events_come_only_when_asked_for()
    {
        var result = Result(await Client.ChartAsync("ACME", "period1=0&period2=9999999999"));

        Assert.That(result.AsObject().ContainsKey("events"), Is.False);
    }

    [Test]
    public async Task The_first_instant_is_included_and_the_last_is_not()
    {
        var one = Result(await Client.ChartAsync("ACME", $"period1={December27}&period2={December27 + 1}"));
        var none = Result(await Client.ChartAsync("ACME", $"period1={December27 + 1}&period2={December27 + 2}"));

        Assert.That(one["timestamp"]?.AsArray(), Has.Count.EqualTo(1));
        Assert.That(none.AsObject().ContainsKey("timestamp"), Is.False);
        Assert.That(none["indicators"]?.ToJsonString(), Is.EqualTo("""{"quote":[{}],"adjclose":[{}]}"""));
    }

    [TestCase("1d", 1)]
    [TestCase("5d", 4)]
    [TestCase("ytd", 1)]
    [TestCase("max", 4)]
    public async Task A_named_range_ends_with_the_last_bar(string range, int bars)
    {
        var result = Result(await Client.ChartAsync("ACME", $"range={range}"));

        Assert.That(result["timestamp"]?.AsArray(), Has.Count.EqualTo(bars));
        Assert.That((string?)result["meta"]?["range"], Is.EqualTo(range));
    }

    [Test]
    public async Task A_window_before_the_first_bar_is_refused()
    {
        var (status, body) = await Client.GetAsync("v8/finance/chart/ACME?period1=0&period2=100");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body, Is.EqualTo(
            """{"chart":{"result":null,"error":{"code":"Bad Request","description":"Data doesn't exist for startDate = 0, endDate = 100"}}}"""));
    }

    [Test]
    public async Task A_fund_keeps_its_quotes_because_a_market_folder_has_them_adjusted()
    {
        var result = Result(await Client.ChartAsync("XLF"));

        Assert.That(Column(result, "close"), Is.EqualTo([30.75, 31.082]));
        Assert.That((string?)result["events"]?["splits"]?["1577975400"]?["splitRatio"], Is.EqualTo("1231:1000"));
    }

    [TestCase("BRK-B", "EQUITY")]
    [TestCase("brk-b", "EQUITY")]
    [TestCase("^GSPC", "INDEX")]
    [TestCase("XLF", "ETF")]
    public async Task Symbols_are_written_as_Yahoo_writes_them(string symbol, string type)
    {
        var result = Result(await Client.ChartAsync(symbol));

        Assert.That((string?)result["meta"]?["symbol"], Is.EqualTo(symbol.ToUpperInvariant()));
        Assert.That((string?)result["meta"]?["instrumentType"], Is.EqualTo(type));
    }

    [TestCase("NOSUCH")]
    [TestCase("BRK.B")]
    [TestCase("")]
    public async Task An_unknown_symbol_is_not_found_in_the_words_of_the_vendor(string symbol)
    {
        var (status, body) = await Client.GetAsync($"v8/finance/chart/{symbol}?range=max");

        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(body, Is.EqualTo("""{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"""));
    }

    [TestCase("interval=1h&range=max")]
    [TestCase("range=7w")]
    public async Task What_is_not_served_is_refused_rather_than_answered_wrongly(string query)
    {
        var (status, body) = await Client.GetAsync($"v8/finance/chart/ACME?{query}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(body, Does.Contain("Invalid input"));
    }

    private static JsonNode Result(JsonNode chart) => chart["chart"]?["result"]?[0] ?? throw new InvalidDataException(chart.ToJsonString());

    private static double[] Column(JsonNode result, string name) =>
        [.. (result["indicators"]?["quote"]?[0]?[name]?.AsArray() ?? []).Select(value => (double)(value ?? double.NaN))];
}
