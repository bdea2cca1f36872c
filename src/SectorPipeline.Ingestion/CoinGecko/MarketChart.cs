using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>
/// A market_chart answer with daily points: one at each midnight in UTC, and a last one for the present moment, which is no
/// day's close.
/// </summary>
/// <param name="Closes">The points at midnight, oldest first, each dated by the day that ended then.</param>
/// <param name="Now">The day on which the vendor answered; null where there are no points.</param>
internal sealed record MarketChart(string RequestId, IReadOnlyList<Received<CryptoPrice>> Closes, DateOnly? Now)
{
    private const long Day = 86_400_000;
    private const long LastMillisecond = 253_402_300_799_999;
    private static readonly string[] Required = ["prices", "market_caps", "total_volumes"];

    public static MarketChart Of(VendorAnswer answer, Coin coin, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with 'prices', got {root.ValueKind}");
        string[] got = [.. root.EnumerateObject().Select(property => property.Name)];
        if (Required.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("the chart", Required, got);
        foreach (var other in got.Except(Required, StringComparer.Ordinal))
            conversation.NoteExtraField(other);
        return Of(answer.RequestId, coin, [.. Points(root, "prices")], Lookup(root, "market_caps"), Lookup(root, "total_volumes"));
    }

    private static MarketChart Of(
        string requestId, Coin coin, List<(long Time, JsonElement Value)> prices, Dictionary<long, JsonElement> caps, Dictionary<long, JsonElement> volumes)
    {
        var closes = prices.Where(point => point.Time % Day == 0).ToList();
        if (prices.Select(point => point.Time).Where(time => time % Day != 0).Distinct().Count() > 1)
            throw VendorException.Changed($"prices: expected a point at each midnight, got {prices.Count - closes.Count} of {prices.Count} at other times");
        var now = prices.Count == 0 ? (DateOnly?)null : DateOf(prices.Max(point => point.Time));
        return new MarketChart(requestId, [.. closes.Select(point => Close(point.Time, point.Value))], now);

        Received<CryptoPrice> Close(long time, JsonElement value)
        {
            string? fault = null;
            var price = new CryptoPrice
            {
                CoinId = coin.Id,
                Symbol = coin.Symbol,
                VsCurrency = coin.VsCurrency,
                PricedAt = DateTimeOffset.FromUnixTimeMilliseconds(time),
                Date = DateOf(time).AddDays(-1),
                Price = Number("price", value, ref fault),
                MarketCap = Number("market_cap", caps.GetValueOrDefault(time), ref fault),
                TotalVolume = Number("total_volume", volumes.GetValueOrDefault(time), ref fault),
            };
            return new Received<CryptoPrice>(price, Refusal.OfTypes(fault), [.. Lacks(price)]);
        }
    }

    private static IEnumerable<string> Lacks(CryptoPrice price)
    {
        if (price.MarketCap is null)
            yield return "market_cap";
        if (price.TotalVolume is null)
            yield return "total_volume";
    }

    private static IEnumerable<(long Time, JsonElement Value)> Points(JsonElement root, string name)
    {
        var list = root.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array)
            throw VendorException.Changed($"{name}: expected an array, got {list.ValueKind}");
        foreach (var point in list.EnumerateArray())
        {
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2 || TimeOf(point[0]) is not { } time)
                throw VendorException.Changed($"{name}: expected pairs of milliseconds and a value, got {VendorText.Start(point.GetRawText())}");
            yield return (time, point[1]);
        }
    }

    // The last of two at the same time counts.
    private static Dictionary<long, JsonElement> Lookup(JsonElement root, string name)
    {
        var values = new Dictionary<long, JsonElement>();
        foreach (var (time, value) in Points(root, name))
            values[time] = value;
        return values;
    }

    private static long? TimeOf(JsonElement time) =>
        time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var number) && number is >= Day and <= LastMillisecond ? number : null;

    private static DateOnly DateOf(long time) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime);

    private static double? Number(string name, JsonElement value, ref string? fault) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        _ => VendorText.Number(name, JsonText.Of(name, value), ref fault),
    };
}
