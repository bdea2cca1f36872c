using System.Net;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class CoinGeckoTests
{
    private static readonly Coin Bitcoin = new("BTC-USD", "bitcoin", "usd");

    private readonly NoConversation conversation = new(Session.Parse("2021-05-14"));

    [Test]
    public void A_point_at_midnight_is_the_close_of_the_day_that_ended_and_the_last_point_is_none()
    {
        // 2021-05-14 and 2021-05-15 at midnight, and some time on the 15th
        var chart = Chart("""
            {"prices":[[1620950400000,49000.5],[1621036800000,49913.25],[1621089594000,49078.8]],
            "market_caps":[[1620950400000,917e9],[1621036800000,null],[1621089594000,918e9]],
            "total_volumes":[[1621036800000,56.5],[1620950400000,57]]}
            """);

        Assert.That(chart.Closes.Select(close => (close.Row.Date, close.Row.PricedAt, close.Row.Price, close.Row.MarketCap, close.Row.TotalVolume)), Is.EqualTo(new[]
        {
            ((DateOnly?)new DateOnly(2021, 5, 13), (DateTimeOffset?)new DateTimeOffset(2021, 5, 14, 0, 0, 0, TimeSpan.Zero), (double?)49000.5, (double?)917e9, (double?)57),
            (new DateOnly(2021, 5, 14), new DateTimeOffset(2021, 5, 15, 0, 0, 0, TimeSpan.Zero), 49913.25, null, 56.5),
        }));
        Assert.That(chart.Now, Is.EqualTo(new DateOnly(2021, 5, 15)));
    }

    [Test]
    public void A_value_that_is_no_number_is_a_fault_of_its_row()
    {
        var chart = Chart("""{"prices":[[1620950400000,"dear"]],"market_caps":[],"total_volumes":[]}""");

        Assert.That(chart.Closes.Single().Fault, Is.EqualTo(new Refusal("type", "price 'dear' is not a number")));
    }

    [TestCase("""{"prices":[[1,2],[3]],"market_caps":[],"total_volumes":[]}""", "prices: expected pairs of milliseconds and a value, got [1,2]")]
    [TestCase("""{"prices":[[1620950400000,2,3]],"market_caps":[],"total_volumes":[]}""", "prices: expected pairs of milliseconds and a value, got [1620950400000,2,3]")]
    [TestCase("""{"prices":7,"market_caps":[],"total_volumes":[]}""", "prices: expected an array, got Number")]
    [TestCase("""{"prices":[],"market_cap":[],"total_volumes":[]}""", "the chart: expected prices, market_caps, total_volumes, got prices, market_cap, total_volumes: missing market_caps, new market_cap")]
    [TestCase("[]", "expected an object with 'prices', got Array")]
    [TestCase("""{"prices":[[1620950400001,1],[1620950400002,1]],"market_caps":[],"total_volumes":[]}""", "prices: expected a point at each midnight, got 2 of 2 at other times")]
    [TestCase(
        """{"prices":[[1620950400000,1],[1621036800000,2],[1621123260000,3],[1621209600000,4],[1621209660000,5]],"market_caps":[],"total_volumes":[]}""",
        "prices: expected a point at each midnight, got 2 of 5 at other times")]
    public void A_chart_of_another_shape_is_a_changed_format(string body, string what)
    {
        Assert.That(() => Chart(body), Throws.TypeOf<VendorException>().With.Message.EqualTo($"the format has changed: {what}"));
    }

    [Test]
    public void Coins_may_lack_supplies_and_valuations()
    {
        var coins = Markets("""
            [{"id":"bitcoin","symbol":"btc","name":"Bitcoin","image":"x","current_price":49053,"market_cap":917825524991,"market_cap_rank":1,
            "fully_diluted_valuation":null,"total_volume":61679663434,"circulating_supply":18710831.0,"total_supply":null,"max_supply":null,
            "roi":{"times":1.5},"last_updated":"2021-05-15T15:59:43.867Z","halving":true},
            {"id":"other","symbol":"o","name":"Other","current_price":"much","market_cap":null,"market_cap_rank":null,
            "fully_diluted_valuation":null,"total_volume":null,"circulating_supply":0,"total_supply":null,"max_supply":null,"last_updated":"soon"}]
            """);

        Assert.That(coins[0].Fault, Is.Null);
        Assert.That(
            (coins[0].Row.Symbol, coins[0].Row.Name, coins[0].Row.Rank, coins[0].Row.Price, coins[0].Row.TotalSupply, coins[0].Row.LastUpdated),
            Is.EqualTo(("BTC-USD", "Bitcoin", 1L, 49053d, (double?)null, new DateTimeOffset(2021, 5, 15, 15, 59, 43, 867, TimeSpan.Zero))));
        Assert.That(coins[1].Fault?.Reason, Is.EqualTo("current_price 'much' is not a number; last_updated 'soon' is not a time"));
        Assert.That(conversation.ExtraFields, Is.EqualTo(new[] { "halving" }));
    }

    [TestCase("{}")]
    [TestCase("[7]")]
    [TestCase("""[{"id":"bitcoin"}]""")]
    public void Coins_of_another_shape_are_a_changed_format(string body)
    {
        Assert.That(() => Markets(body), Throws.TypeOf<VendorException>().With.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    [TestCase(422, """{"error":"Missing parameter vs_currency"}""", nameof(VendorOutcome.ChangedFormat), "HTTP 422 (Missing parameter vs_currency)")]
    [TestCase(404, """{"error":"coin not found"}""", nameof(VendorOutcome.UnknownSymbol), "coin not found")]
    [TestCase(400, """{"error":"invalid vs_currency"}""", nameof(VendorOutcome.UnknownSymbol), "invalid vs_currency")]
    [TestCase(429, """{"status":{"error_code":429,"error_message":"Slow down."}}""", nameof(VendorOutcome.Throttled), "HTTP 429 (error 429: Slow down.)")]
    [TestCase(200, """{"status":{"error_code":429,"error_message":"Slow down."}}""", nameof(VendorOutcome.Throttled), "error 429: Slow down.")]
    [TestCase(401, """{"error":{"status":{"error_code":10012,"error_message":"Your request exceeds the allowed time range."}}}""", nameof(VendorOutcome.PremiumOnly), "HTTP 401 (error 10012: Your request exceeds the allowed time range.)")]
    [TestCase(401, """{"status":{"error_code":10005,"error_message":"Not in this plan."}}""", nameof(VendorOutcome.PremiumOnly), "HTTP 401 (error 10005: Not in this plan.)")]
    [TestCase(400, """{"status":{"error_code":10010,"error_message":"Use another address."}}""", nameof(VendorOutcome.BadKey), "HTTP 400 (error 10010: Use another address.)")]
    [TestCase(401, """{"status":{"error_code":10002,"error_message":"API Key Missing"}}""", nameof(VendorOutcome.BadKey), "HTTP 401 (error 10002: API Key Missing)")]
    [TestCase(500, """{"error":{}}""", nameof(VendorOutcome.VendorFault), "HTTP 500 (an error without a description)")]
    [TestCase(403, "<html>error code: 1020</html>", nameof(VendorOutcome.VendorFault), "HTTP 403 (<html>error code: 1020</html>)")]
    [TestCase(200, """{"prices":[]}""", nameof(VendorOutcome.Ok), "")]
    [TestCase(200, "[]", nameof(VendorOutcome.Ok), "")]
    public void Refusals_come_in_several_shapes(int status, string body, string outcome, string reason)
    {
        var verdict = CoinGeckoRefusals.Table.Judge(Answer(body, status));

        Assert.That((verdict.Outcome.ToString(), verdict.Reason), Is.EqualTo((outcome, reason)));
    }

    private MarketChart Chart(string body) => MarketChart.Of(Answer(body), Bitcoin, conversation);

    private IReadOnlyList<Received<CryptoCoin>> Markets(string body) =>
        CoinMarkets.Of(Answer(body), "usd", id => id == "bitcoin" ? "BTC-USD" : null, conversation);

    private static VendorAnswer Answer(string body, int status = 200) =>
        new("request", (HttpStatusCode)status, "application/json", Encoding.UTF8.GetBytes(body));
}
