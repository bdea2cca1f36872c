using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /api/v3/coins/…: the coins beside an invented market; beside a recorded one there are none.</summary>
internal sealed class CoinGeckoApi
{
    private const string Root = "/api/v3/coins/";
    private const string Json = "application/json; charset=utf-8";
    private const int MostPerPage = 250;
    private const int UsualPerPage = 100;

    private readonly int? seed;
    private readonly DateTimeOffset now;
    private readonly ConcurrentDictionary<string, CoinPath> paths = new(StringComparer.Ordinal);

    public CoinGeckoApi(IMarket market)
    {
        seed = market.Seed;
        now = DateTimeOffset.FromUnixTimeSeconds(SessionClock.CloseOf(market.LastSession.Date));
    }

    public static bool Knows(string? path) => path?.StartsWith(Root, StringComparison.Ordinal) == true;

    public Answer Answer(string path, IQueryCollection query)
    {
        if (query["vs_currency"].ToString() is var currency && currency.Length == 0)
            return CoinGeckoRefusals.Of(422, "Missing parameter vs_currency");
        if (!string.Equals(currency, "usd", StringComparison.OrdinalIgnoreCase))
            return CoinGeckoRefusals.Of(422, "invalid vs_currency");
        return path[Root.Length..].Split('/') switch
        {
            ["markets"] => Markets(query),
            [var id, "market_chart"] when Find(id) is { } coin => Chart(coin, query),
            [var id, "market_chart", "range"] when Find(id) is { } coin => Range(coin, query),
            _ => CoinGeckoRefusals.Of(404, "coin not found"),
        };
    }

    private Answer Markets(IQueryCollection query)
    {
        // An id with a blank before it is silently left out, as the vendor does.
        var ids = query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var coins = seed is null ? [] : CoinProfile.All.Where(coin => ids.Length == 0 || ids.Contains(coin.Id));
        var (page, perPage) = (Number(query, "page", 1, int.MaxValue), Number(query, "per_page", UsualPerPage, MostPerPage));
        return new Answer(200, Json, TextBuffer.Of(new CoinMarkets(now, PathOf).Render(coins, page, perPage)));
    }

    private Answer Chart(CoinProfile coin, IQueryCollection query)
    {
        var days = query["days"].ToString();
        if (days.Length == 0)
            return CoinGeckoRefusals.Of(422, "Missing parameter days");
        var from = Beginning;
        if (days != "max")
        {
            if (!double.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count <= 0)
                return CoinGeckoRefusals.Of(400, "invalid days");
            from = Later(from, now.AddDays(-Math.Min(count, 36_500)));
        }

        var chart = new CoinChart(PathOf(coin), from, now, daily: query["interval"] == "daily");
        return new Answer(200, Json, chart.Render(endsNow: true));
    }

    private Answer Range(CoinProfile coin, IQueryCollection query)
    {
        if (Instant(query["from"].ToString()) is not { } from || Instant(query["to"].ToString()) is not { } until)
            return CoinGeckoRefusals.Of(422, "Missing parameter from or to");
        var end = until < now ? until : now;
        var chart = new CoinChart(PathOf(coin), Later(from, Beginning), end, daily: query["interval"] == "daily");
        return new Answer(200, Json, chart.Render(endsNow: false));
    }

    private static DateTimeOffset Beginning => new(CoinPath.First.ToDateTime(default), TimeSpan.Zero);

    private CoinProfile? Find(string id) => seed is null ? null : CoinProfile.Find(id);

    private CoinPath PathOf(CoinProfile coin) =>
        paths.GetOrAdd(coin.Id, _ => new CoinPath(seed ?? 0, coin, DateOnly.FromDateTime(now.UtcDateTime)));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset? Instant(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static int Number(IQueryCollection query, string name, int otherwise, int most) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : otherwise;
}
