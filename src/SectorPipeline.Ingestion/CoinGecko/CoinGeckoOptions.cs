using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>CoinGecko: prices of coins. The limit is what it lets pass without a key; a free demo key allows 30 a minute and more.</summary>
public sealed record CoinGeckoOptions : VendorOptions
{
    public const string Section = "Ingestion:CoinGecko";

    [SetsRequiredMembers]
    public CoinGeckoOptions()
    {
        BaseUrl = new Uri("https://api.coingecko.com");
        Concurrency = 1;
        CallsPerMinute = 10;
    }

    /// <summary>How far back the plan reaches, in days; null where it has no limit.</summary>
    public int? HistoryDays { get; init; } = 365;

    /// <summary>How old a coin's description may be, in calendar days, before the vendor is asked again.</summary>
    public int CoinRefreshDays { get; init; } = 1;

    /// <summary>CoinGecko's name of each coin by canonical symbol; what follows the dash is the currency.</summary>
    public IReadOnlyDictionary<string, string> Coins { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ADA-USD"] = "cardano",
        ["AVAX-USD"] = "avalanche-2",
        ["BCH-USD"] = "bitcoin-cash",
        ["BNB-USD"] = "binancecoin",
        ["BTC-USD"] = "bitcoin",
        ["DOGE-USD"] = "dogecoin",
        ["DOT-USD"] = "polkadot",
        ["ETH-USD"] = "ethereum",
        ["LINK-USD"] = "chainlink",
        ["LTC-USD"] = "litecoin",
        ["SOL-USD"] = "solana",
        ["TRX-USD"] = "tron",
        ["USDT-USD"] = "tether",
        ["XLM-USD"] = "stellar",
        ["XRP-USD"] = "ripple",
    };
}
