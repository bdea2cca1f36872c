using System.Globalization;
using System.Net;
using System.Web;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class CoinGeckoIngestTests
{
    private Workbench bench = new();
    private DateTimeOffset now = new(2020, 3, 7, 9, 30, 0, TimeSpan.Zero);
    private HashSet<DateOnly> missing = [];

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        now = new(2020, 3, 7, 9, 30, 0, TimeSpan.Zero);
        missing = [];
        bench.Options = bench.Options with
        {
            HistoryStart = new(2020, 3, 1),
            CoinGecko = new()
            {
                BaseUrl = new("http://vendor.test"),
                ApiKey = new Secret(Workbench.Key),
                CallsPerMinute = null,
                Retry = bench.Options.Fred.Retry,
            },
        };
        bench.Vendor.Always(Answer);
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task A_first_load_takes_every_day_up_to_the_session()
    {
        var result = await CryptoAsync("2020-03-06");

        Assert.That(bench.Vendor.Asked.Single().AbsoluteUri, Is.EqualTo(
            "http://vendor.test/api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=9&interval=daily"));
        Assert.That((result.Rows, result.Counts["fetched"]), Is.EqualTo((6L, 6L)));
        Assert.That(
            (await bench.RowsAsync("crypto_prices", "date, priced_at, coin_id, symbol, vs_currency, price", "coingecko"))[^1],
            Is.EqualTo("2020-03-06|2020-03-07 00:00:00.000000|bitcoin|BTC-USD|usd|20200307"));
    }

    [Test]
    public async Task The_key_travels_in_a_header_and_is_kept_nowhere()
    {
        await CryptoAsync("2020-03-06");

        var landing = await bench.LandingAsync("coingecko", "crypto_prices", "2020-03-06");
        Assert.That(landing.Single().Url, Does.Not.Contain(Workbench.Key));
        Assert.That(bench.Vendor.Asked.Single().AbsoluteUri, Does.Not.Contain(Workbench.Key));
        Assert.That(bench.Vendor.Headers.Single(), Does.Contain($"x-cg-demo-api-key: {Workbench.Key}"));
    }

    [Test]
    public async Task A_later_session_takes_the_days_between()
    {
        await CryptoAsync("2020-03-02");

        var next = await CryptoAsync("2020-03-06");

        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 4, ["loaded"] = 4, ["gaps"] = 0 }));
    }

    [Test]
    public async Task A_session_of_long_ago_is_asked_for_again_with_as_many_days_as_it_takes()
    {
        now = new(2020, 4, 1, 9, 30, 0, TimeSpan.Zero);

        var result = await CryptoAsync("2020-03-06");

        Assert.That(bench.Vendor.Asked.Select(url => HttpUtility.ParseQueryString(url.Query)["days"]), Is.EqualTo(new[] { "9", "31" }));
        Assert.That(result.Rows, Is.EqualTo(6));
    }

    [Test]
    public async Task No_more_days_are_asked_for_than_the_plan_has()
    {
        bench.Options = bench.Options with { HistoryStart = new(2010, 1, 1) };

        await CryptoAsync("2020-03-06");

        Assert.That(bench.Vendor.Asked.Single().Query, Does.Contain("days=365&"));
    }

    [Test]
    public async Task A_day_without_a_close_is_a_gap_that_is_filled_later()
    {
        missing = [new(2020, 3, 3)];
        var first = await CryptoAsync("2020-03-05");
        missing = [];

        var next = await CryptoAsync("2020-03-06");

        Assert.That((first.Counts["gaps"], next.Counts["gaps"]), Is.EqualTo((1L, 0L)));
        Assert.That(next.Counts, Is.SupersetOf(new Dictionary<string, long> { ["fetched"] = 4, ["loaded"] = 2, ["unchanged"] = 2 }));
    }

    [Test]
    public async Task A_day_without_its_market_cap_is_asked_for_again()
    {
        var turn = 0;
        bench.Vendor.Always(url => turn++ == 0 ? Answer(url, cap => cap.Replace(",20200304]", ",null]", StringComparison.Ordinal)) : Answer(url));

        await CryptoAsync("2020-03-06");

        Assert.That(turn, Is.EqualTo(2));
        Assert.That(await bench.RowsAsync("crypto_prices", "market_cap", "coingecko"), Does.Contain("20200304").And.Not.Contain("null"));
    }

    [Test]
    public async Task A_coin_that_lacks_a_number_is_asked_for_until_two_answers_lack_the_same()
    {
        bench.Securities = [new Security("BTC-USD", SecurityKind.Crypto)];
        bench.Vendor.InTurn(() => FakeVendor.Json(Market("null", "21")), () => FakeVendor.Json(Market("9000", "null")));

        var result = await bench.RunAsync(feeds => feeds.CryptoCoins, Workbench.Context("ingest.crypto_coins", "2020-03-06"));

        Assert.That(result.Counts["requests"], Is.EqualTo(3));
        Assert.That(await bench.RowsAsync("crypto_coins", "price, max_supply", "coingecko"), Is.EqualTo(new[] { "9000|null" }));
    }

    [Test]
    public void A_coin_without_a_name_at_the_vendor_is_a_fault_of_the_settings()
    {
        bench.Securities = [new Security("WHAT-USD", SecurityKind.Crypto)];

        var fault = Assert.CatchAsync<ConfigurationException>(() => CryptoAsync("2020-03-06"));

        Assert.That(fault?.Message, Does.Contain("ingest.crypto: which coin is WHAT-USD? Set Ingestion:CoinGecko:Coins:WHAT-USD"));
    }

    [Test]
    public async Task All_coins_come_in_one_answer_and_one_that_is_left_out_is_noticed()
    {
        bench.Securities = [new Security("ETH-USD", SecurityKind.Crypto), new Security("BTC-USD", SecurityKind.Crypto)];
        bench.Vendor.Always(_ => FakeVendor.Json(Market("9000", "null")));

        var result = await bench.RunAsync(feeds => feeds.CryptoCoins, Workbench.Context("ingest.crypto_coins", "2020-03-06"));

        Assert.That(bench.Vendor.Asked.Last().AbsoluteUri, Is.EqualTo(
            "http://vendor.test/api/v3/coins/markets?vs_currency=usd&ids=bitcoin%2Cethereum&per_page=250&page=1"));
        Assert.That((result.Rows, result.Warnings.Single()), Is.EqualTo((1L, "coingecko has no data for usd (the answer lacks ETH-USD (ethereum)).")));
        Assert.That(await bench.RowsAsync("crypto_coins", "symbol, name, rank", "coingecko"), Is.EqualTo(new[] { "BTC-USD|Bitcoin|1" }));
    }

    [Test]
    public void Pages_without_end_are_the_vendors_fault()
    {
        const string coin = """
            {"id":"other","symbol":"o","name":"Other","image":null,"current_price":1,"market_cap":2,"market_cap_rank":1,"fully_diluted_valuation":3,
            "total_volume":5,"circulating_supply":1,"total_supply":null,"max_supply":null,"roi":null,"last_updated":"2020-03-07T09:29:00Z"}
            """;
        bench.Vendor.Always(_ => bench.Vendor.Asked.Count > 100
            ? throw new InvalidOperationException("asked for ever")
            : FakeVendor.Json($"[{string.Join(',', Enumerable.Repeat(coin, 250))}]"));

        var fault = Assert.CatchAsync<PipelineException>(
            () => bench.RunAsync(feeds => feeds.CryptoCoins, Workbench.Context("ingest.crypto_coins", "2020-03-06")));

        Assert.That(fault?.Message, Does.Contain("sends 250 coins and more"));
    }

    [Test]
    public async Task An_unknown_coin_is_no_data()
    {
        bench.Vendor.Always(_ => FakeVendor.Status(HttpStatusCode.NotFound, """{"error":"coin not found"}"""));

        var result = await CryptoAsync("2020-03-06");

        Assert.That(result.Counts["no_data"], Is.EqualTo(1));
    }

    private Task<StepResult> CryptoAsync(string session) =>
        bench.RunAsync(feeds => feeds.CryptoPrices, Workbench.Context("ingest.crypto", session));

    private static string Market(string price, string maxSupply) => $$"""
        [{"id":"bitcoin","symbol":"btc","name":"Bitcoin","current_price":{{price}},"market_cap":1,"market_cap_rank":1,"fully_diluted_valuation":null,
        "total_volume":5,"circulating_supply":1,"total_supply":null,"max_supply":{{maxSupply}},"roi":null,"last_updated":"2020-03-07T09:29:00Z"}]
        """;

    private HttpResponseMessage Answer(Uri url) => Answer(url, caps => caps);

    // As CoinGecko: the midnights of the last days, and now. A price tells its day.
    private HttpResponseMessage Answer(Uri url, Func<string, string> caps)
    {
        var days = int.Parse(HttpUtility.ParseQueryString(url.Query)["days"] ?? "", CultureInfo.InvariantCulture);
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var midnights = Enumerable.Range(0, days).Select(i => today.AddDays(i + 1 - days)).Where(day => !missing.Contains(DateOnly.FromDateTime(day.UtcDateTime).AddDays(-1)));
        var points = string.Join(',', midnights.Append(now).Select(time => string.Create(CultureInfo.InvariantCulture, $"[{time.ToUnixTimeMilliseconds()},{time:yyyyMMdd}]")));
        return FakeVendor.Json($$"""{"prices":[{{points}}],"market_caps":[{{caps(points)}}],"total_volumes":[{{points}}]}""");
    }
}
