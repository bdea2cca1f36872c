using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>A coin in a currency, as we and as CoinGecko name it.</summary>
/// <param name="Symbol">Such as BTC-USD.</param>
/// <param name="Id">Such as bitcoin.</param>
/// <param name="VsCurrency">Such as usd.</param>
internal readonly record struct Coin(string Symbol, string Id, string VsCurrency)
{
    /// <exception cref="ConfigurationException">CoinGecko's name of it is not set.</exception>
    public static Coin Of(string symbol, CoinGeckoOptions options) => options.Coins.TryGetValue(symbol, out var id)
        ? new(symbol, id, CurrencyOf(symbol))
        : throw new ConfigurationException(WhichCoin(symbol));

    /// <summary>The symbols that a step is about.</summary>
    /// <exception cref="ConfigurationException">CoinGecko's name of one of them is not set.</exception>
    public static IReadOnlyList<string> Choose(StepContext context, IUniverse universe, CoinGeckoOptions options)
    {
        var symbols = SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Crypto);
        string[] faults =
        [
            .. symbols.Where(symbol => !options.Coins.TryGetValue(symbol, out var id) || string.IsNullOrWhiteSpace(id)).Select(symbol =>
                $"{context.Step}: {WhichCoin(symbol)}"),
        ];
        return faults.Length == 0 ? symbols : throw new ConfigurationException(faults);
    }

    public static string CurrencyOf(string symbol) => symbol[(symbol.LastIndexOf('-') + 1)..].ToLowerInvariant();

    private static string WhichCoin(string symbol) =>
        $"which coin is {symbol}? Set {CoinGeckoOptions.Section}:Coins:{symbol} to CoinGecko's id of it, such as bitcoin.";
}
