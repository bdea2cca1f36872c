using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Tests.Ingestion.RecordedRows;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What each recorded answer of CoinGecko means.</summary>
[TestFixture]
internal sealed class CoinGeckoRecordingTests
{
    private const string NoArray = "expected an array of coins, got Object";
    private const string NoChart = "expected an object with 'prices', got Array";
    private const string OtherObject = "the chart: expected prices, market_caps, total_volumes, got ";

    private static readonly Coin Bitcoin = new("BTC-USD", "bitcoin", "usd");

    private static readonly Dictionary<string, Action<VendorAnswer>> Meanings = new(StringComparer.Ordinal)
    {
        ["coin_bitcoin_full.json"] = answer =>
        {
            Unused(answer, OtherObject, NoArray);
            Assert.That(Json(answer, root => root.GetProperty("market_data").GetProperty("current_price").GetProperty("usd").GetInt32()), Is.EqualTo(49007));
        },
        ["coins_categories.json"] = answer =>
        {
            Unused(answer, NoChart, "coins: expected id, symbol, name, current_price, market_cap, market_cap_rank,");
            Assert.That(Json(answer, root => $"{root.GetArrayLength()} {root[0].GetProperty("id")}"), Is.EqualTo("48 exchange-based-tokens"));
        },
        ["coins_list_2021.json.gz"] = answer =>
        {
            Unused(answer, NoChart, "missing current_price, market_cap,");
            Assert.That(Json(answer, root => root.EnumerateArray().Count(coin => coin.GetProperty("symbol").GetString() == "scc")), Is.EqualTo(9));
            Assert.That(Json(answer, root => root.EnumerateArray().Select(coin => coin.GetProperty("id").GetString()).Distinct().Count()), Is.EqualTo(7248));
        },
        ["error_422_markets_missing_vs_currency.json"] = answer =>
            Refused(CoinGeckoRefusals.Table, answer, VendorOutcome.ChangedFormat, "HTTP 422 (Missing parameter vs_currency)"),
        ["error_429_rate_limit.json"] = answer =>
        {
            Refused(CoinGeckoRefusals.Table, answer, VendorOutcome.Throttled, "HTTP 429 (error 429: You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe to our API plans for higher rate limits.)");
            Assert.That(CoinGeckoRefusals.Table.Judge(answer with { RetryAfter = TimeSpan.FromSeconds(41) }).Wait, Is.EqualTo(TimeSpan.FromSeconds(41)));
        },
        ["global.json"] = answer =>
        {
            Unused(answer, OtherObject + "data", NoArray);
            Assert.That(Json(answer, root => root.GetProperty("data").GetProperty("active_cryptocurrencies").GetInt32()), Is.EqualTo(7362));
        },
        ["market_chart_bitcoin_30d_hourly.json"] = answer =>
            Unused(answer, "prices: expected a point at each midnight, got 722 of 722 at other times", NoArray),
        ["market_chart_bitcoin_90d_daily.json"] = answer =>
        {
            var closes = Closes(answer, new DateOnly(2021, 5, 15));
            Assert.That((closes.Count, closes[0].Date, closes[0].Price), Is.EqualTo((90, (DateOnly?)new DateOnly(2021, 2, 14), (double?)48607.8745224845)));
            Assert.That(
                (closes[^1].Date, closes[^1].PricedAt, closes[^1].Price, closes[^1].MarketCap, closes[^1].TotalVolume),
                Is.EqualTo(((DateOnly?)new DateOnly(2021, 5, 14), (DateTimeOffset?)new DateTimeOffset(2021, 5, 15, 0, 0, 0, TimeSpan.Zero), (double?)49913.26314398822, (double?)935962705739.4398, (double?)56820196964.51265)));
        },
        ["markets_bitcoin_ethereum_in_eth.json"] = answer =>
        {
            var coins = Coins(answer, "eth");
            Assert.That(coins.Select(coin => (coin.Symbol, coin.Name, coin.Rank, coin.Price)), Is.EqualTo(new[] { ("BTC-ETH", "Bitcoin", 1L, 12.666344), ((string?)"ETH-ETH", (string?)"Ethereum", (long?)2, (double?)1.0) }));
            Assert.That((coins[1].FullyDilutedValuation, coins[1].TotalSupply, coins[1].MaxSupply, coins[1].CirculatingSupply), Is.EqualTo(((double?)null, (double?)null, (double?)null, (double?)115885505.624)));
        },
        ["markets_bitcoin_usd.json"] = answer =>
        {
            var coin = Coins(answer, "usd").Single();
            Assert.That((coin.CoinId, coin.VsCurrency, coin.Price, coin.MarketCap, coin.MaxSupply), Is.EqualTo(("bitcoin", "usd", (double?)49053, (double?)917825524991, (double?)21000000)));
            Assert.That(coin.LastUpdated, Is.EqualTo(new DateTimeOffset(2021, 5, 15, 15, 59, 43, 867, TimeSpan.Zero)));
        },
        ["net_GetGlobalDefiData.json"] = answer =>
        {
            Unused(answer, OtherObject + "data", NoArray);
            Assert.That(Json(answer, root => root.GetProperty("data").GetProperty("defi_market_cap").GetString()), Is.EqualTo("105273842288.229620442228701667"));
        },
        ["net_GetMarketChart.json"] = answer => Assert.That(
            Closes(answer, new DateOnly(2024, 4, 1)).Select(close => (close.Date, close.Price)),
            Is.EqualTo(new[] { ((DateOnly?)new DateOnly(2024, 3, 30), (double?)69702.3087473573), (new DateOnly(2024, 3, 31), 71246.9514406015) })),
        ["net_GetMarkets.json"] = answer =>
        {
            var coin = Coins(answer, "usd").Single();
            Assert.That((coin.Price, coin.TotalVolume, coin.CirculatingSupply), Is.EqualTo(((double?)70187, (double?)20154184933, (double?)19675987)));
        },
        ["net_GetOhlc.json"] = answer =>
        {
            Unused(answer, NoChart, "coins: expected objects, got Array");
            Assert.That(Json(answer, root => root[2][4].GetInt32()), Is.EqualTo(62068));
        },
        ["ohlc_bitcoin_7d.json"] = answer =>
        {
            Unused(answer, NoChart, "coins: expected objects, got Array");
            Assert.That(Json(answer, root => $"{root.GetArrayLength()} {root[0][1]}"), Is.EqualTo("42 57945.79"));
        },
        ["simple_price_bitcoin.json"] = answer =>
        {
            Unused(answer, OtherObject + "bitcoin", NoArray);
            Assert.That(Json(answer, root => root.GetProperty("bitcoin").GetProperty("usd").GetInt32()), Is.EqualTo(49253));
        },
        ["simple_price_ids_with_blank_dropped.json"] = answer =>
        {
            Unused(answer, OtherObject + "bitcoin", NoArray);
            Assert.That(Json(answer, root => root.TryGetProperty("ethereum", out _)), Is.False);
        },
    };

    private static IEnumerable<TestCaseData> Files => RecordedAnswers.Of("coingecko");

    [TestCaseSource(nameof(Files))]
    public void Each_answer_means_what_it_says(string file)
    {
        var answer = RecordedAnswers.Read("coingecko", file);

        Assert.That(Meanings, Does.ContainKey(file));
        Meanings[file](answer);
    }

    private static List<CryptoPrice> Closes(VendorAnswer answer, DateOnly now)
    {
        Assert.That(MarketChart.Of(answer, Bitcoin, new NoConversation()).Now, Is.EqualTo(now));
        return Good(CoinGeckoRefusals.Table, CryptoPriceContract.Instance, answer, (body, conversation) => MarketChart.Of(body, Bitcoin, conversation).Closes);
    }

    private static List<CryptoCoin> Coins(VendorAnswer answer, string currency) => Good(
        CoinGeckoRefusals.Table, CryptoCoinContract.Instance, answer,
        (body, conversation) => CoinMarkets.Of(body, currency, id => (id == "bitcoin" ? "BTC-" : "ETH-") + currency.ToUpperInvariant(), conversation));

    private static void Unused(VendorAnswer answer, string asChart, string asCoins)
    {
        Foreign(CoinGeckoRefusals.Table, answer, asChart, (body, conversation) => MarketChart.Of(body, Bitcoin, conversation));
        Foreign(CoinGeckoRefusals.Table, answer, asCoins, (body, conversation) => CoinMarkets.Of(body, "usd", _ => "X", conversation));
    }
}
