using System.Globalization;
using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>The body of coins/markets: how each coin stands at the present moment.</summary>
internal sealed class CoinMarkets(DateTimeOffset now, Func<CoinProfile, CoinPath> pathOf)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public JsonArray Render(IEnumerable<CoinProfile> coins, int page, int perPage)
    {
        var ranks = CoinProfile.All.OrderByDescending(coin => pathOf(coin).MarketCap(now)).ToList();
        var wanted = coins.ToHashSet();
        return new JsonArray([.. ranks.Where(wanted.Contains).Skip((page - 1) * perPage).Take(perPage).Select(coin => Describe(coin, ranks.IndexOf(coin) + 1))]);
    }

    private JsonObject Describe(CoinProfile coin, int rank)
    {
        var path = pathOf(coin);
        var (price, before) = (Rounded(path.Price(now)), path.Price(now - Day));
        var (cap, capBefore) = (Math.Round(path.MarketCap(now)), Math.Round(path.MarketCap(now - Day)));
        var (highest, lowest) = Extremes(path);
        return new JsonObject
        {
            ["id"] = coin.Id,
            ["symbol"] = coin.Symbol,
            ["name"] = coin.Name,
            ["image"] = $"https://assets.example/coins/{coin.Id}.png",
            ["current_price"] = price,
            ["market_cap"] = (long)cap,
            ["market_cap_rank"] = rank,
            ["fully_diluted_valuation"] = coin.MaxSupply is { } most ? (long)(most * price) : null,
            ["total_volume"] = (long)path.Volume(now),
            ["high_24h"] = Rounded(LastDay(path).Max()),
            ["low_24h"] = Rounded(LastDay(path).Min()),
            ["price_change_24h"] = Math.Round(price - before, 8),
            ["price_change_percentage_24h"] = Percent(price, before),
            ["market_cap_change_24h"] = cap - capBefore,
            ["market_cap_change_percentage_24h"] = Percent(cap, capBefore),
            ["circulating_supply"] = path.Supply(now),
            ["total_supply"] = coin.MaxSupply ?? path.Supply(now),
            ["max_supply"] = coin.MaxSupply,
            ["ath"] = Rounded(highest.Price),
            ["ath_change_percentage"] = Percent(price, highest.Price),
            ["ath_date"] = Text(highest.At),
            ["atl"] = Rounded(lowest.Price),
            ["atl_change_percentage"] = Percent(price, lowest.Price),
            ["atl_date"] = Text(lowest.At),
            ["roi"] = coin.Id == "ethereum" ? Roi(price / coin.FirstPrice) : null,
            ["last_updated"] = Text(now),
        };
    }

    private static JsonObject Roi(double times) => new()
    {
        ["times"] = Math.Round(times - 1, 6),
        ["currency"] = "usd",
        ["percentage"] = Math.Round(100 * (times - 1), 4),
    };

    private IEnumerable<double> LastDay(CoinPath path) => Enumerable.Range(0, 25).Select(hour => path.Price(now.AddHours(-hour)));

    private ((double Price, DateTimeOffset At) Highest, (double Price, DateTimeOffset At) Lowest) Extremes(CoinPath path)
    {
        var first = new DateTimeOffset(CoinPath.First.ToDateTime(default), TimeSpan.Zero);
        var days = Enumerable.Range(0, (int)(now - first).TotalDays + 1).Select(day => first.AddDays(day)).Append(now);
        var prices = days.Select(at => (Price: path.Price(at), At: at)).ToList();
        return (prices.MaxBy(point => point.Price), prices.MinBy(point => point.Price));
    }

    private static double Percent(double value, double before) => Math.Round(100 * (value / before - 1), 5);

    // The fewer digits before the point, the more behind it.
    private static double Rounded(double price) => Math.Round(price, price >= 100 ? 2 : price >= 1 ? 4 : 8);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
