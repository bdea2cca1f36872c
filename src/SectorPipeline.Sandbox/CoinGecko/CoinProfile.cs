namespace SectorPipeline.Sandbox;

/// <summary>A coin whose prices are invented under its real name.</summary>
/// <param name="Id">As CoinGecko writes it in addresses.</param>
/// <param name="Symbol">In lower case.</param>
/// <param name="Name">For people.</param>
/// <param name="FirstPrice">In USD, on the first day.</param>
/// <param name="Volatility">A day.</param>
/// <param name="Supply">Circulating today, about.</param>
/// <param name="MaxSupply">Null where there is no limit.</param>
internal sealed record CoinProfile(string Id, string Symbol, string Name, double FirstPrice, double Volatility, double Supply, double? MaxSupply)
{
    public static IReadOnlyList<CoinProfile> All { get; } =
    [
        new("bitcoin", "btc", "Bitcoin", 9_500, 0.032, 19_500_000, 21_000_000),
        new("ethereum", "eth", "Ethereum", 620, 0.041, 120_000_000, null),
        new("tether", "usdt", "Tether", 1, 0.0002, 95_000_000_000, null),
        new("solana", "sol", "Solana", 28, 0.055, 440_000_000, null),
        new("ripple", "xrp", "XRP", 0.31, 0.048, 54_000_000_000, 100_000_000_000),
        new("cardano", "ada", "Cardano", 0.24, 0.05, 35_000_000_000, 45_000_000_000),
        new("dogecoin", "doge", "Dogecoin", 0.03, 0.06, 142_000_000_000, null),
        new("litecoin", "ltc", "Litecoin", 70, 0.043, 74_000_000, 84_000_000),
    ];

    /// <summary>The coin in dollars, as a universe lists it: BTC-USD.</summary>
    public string Pair => $"{Symbol.ToUpperInvariant()}-USD";

    public static CoinProfile? Find(string id) => All.FirstOrDefault(coin => coin.Id == id);
}
