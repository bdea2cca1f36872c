using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>All coins of a currency in one request to coins/markets; its key is the currency.</summary>
internal sealed class CoinGeckoCoins(CoinGeckoClient vendor, IUniverse universe) : ISource<CryptoCoin>
{
    private const int PageSize = 250;

    public VendorClient Client => vendor.Client;

    /// <summary>The currencies in which the step's coins are quoted.</summary>
    public static IReadOnlyList<string> Currencies(StepContext context, IUniverse universe, CoinGeckoOptions options) =>
        [.. Coin.Choose(context, universe, options).Select(Coin.CurrencyOf).Distinct(StringComparer.Ordinal)];

    public async Task<Delivery<CryptoCoin>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = new Delivery<CryptoCoin>(task, CryptoCoinContract.Instance.Check(conversation.Session.Date));
        var symbols = Symbols(task.Key);
        var isLast = false;
        for (var page = 1; !isLast; page++)
        {
            if (page > (symbols.Count / PageSize) + 1)
                throw new VendorException(VendorOutcome.VendorFault, $"sends {delivery.Fetched} coins and more, of {symbols.Count} that were asked for");
            var (coins, requestId) = await AskAsync(task, page, symbols, conversation, cancellation);
            foreach (var coin in coins)
                delivery.Take(coin, requestId);
            isLast = coins.Count < PageSize;
        }

        delivery.NoData = Dropped(delivery, symbols);
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? conversation.Session.Date : null, conversation.Session, delivery.NoData);
        return delivery;
    }

    private Dictionary<string, string> Symbols(string vsCurrency)
    {
        var symbols = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var security in universe.Securities.Where(security => security.Kind == SecurityKind.Crypto && Coin.CurrencyOf(security.Symbol) == vsCurrency))
        {
            if (vendor.Options.Coins.TryGetValue(security.Symbol, out var id))
                symbols[id] = security.Symbol;
        }

        return symbols;
    }

    // Ids are joined without a blank: one in front of an id makes CoinGecko leave the coin out.
    private Task<(IReadOnlyList<Received<CryptoCoin>> Coins, string RequestId)> AskAsync(
        FetchTask task, int page, Dictionary<string, string> symbols, Conversation conversation, CancellationToken cancellation)
    {
        var request = vendor.About(
            task.Key,
            conversation,
            "coins/markets",
            ("vs_currency", task.Key),
            ("ids", string.Join(',', symbols.Keys.Order(StringComparer.Ordinal))),
            ("per_page", PageSize.ToString(CultureInfo.InvariantCulture)),
            ("page", page.ToString(CultureInfo.InvariantCulture)));
        return conversation.AskAsync(
            request, answer => (CoinMarkets.Of(answer, task.Key, symbols.GetValueOrDefault, conversation), answer.RequestId), cancellation);
    }

    // A coin that CoinGecko does not know is left out without a word.
    private static string? Dropped(Delivery<CryptoCoin> delivery, Dictionary<string, string> symbols)
    {
        var got = delivery.Rows.Select(row => row.Row.CoinId).ToHashSet(StringComparer.Ordinal);
        string[] dropped = [.. symbols.Where(coin => !got.Contains(coin.Key)).Select(coin => $"{coin.Value} ({coin.Key})").Order(StringComparer.Ordinal)];
        return dropped.Length == 0 ? null : $"the answer lacks {NameList.Of(dropped, name => name)}";
    }
}
