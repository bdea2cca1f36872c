using System.Globalization;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>Reads coins/markets: an array with an object for each coin that CoinGecko knows, and nothing about the others.</summary>
internal static class CoinMarkets
{
    private static readonly string[] Required =
    [
        "id", "symbol", "name", "current_price", "market_cap", "market_cap_rank", "fully_diluted_valuation", "total_volume",
        "circulating_supply", "total_supply", "max_supply", "last_updated",
    ];

    // Sent with the rest, and taken by no column.
    private static readonly HashSet<string> Known = new(
    [
        .. Required,
        "image", "high_24h", "low_24h", "price_change_24h", "price_change_percentage_24h", "market_cap_change_24h",
        "market_cap_change_percentage_24h", "ath", "ath_change_percentage", "ath_date", "atl", "atl_change_percentage", "atl_date",
        "roi", "market_cap_rank_with_rehypothecated",
    ], StringComparer.Ordinal);

    /// <param name="symbolOf">Our symbol of a coin; null for one that we did not ask for.</param>
    public static IReadOnlyList<Received<CryptoCoin>> Of(
        VendorAnswer answer, string vsCurrency, Func<string, string?> symbolOf, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw VendorException.Changed($"expected an array of coins, got {document.RootElement.ValueKind}");
        return [.. document.RootElement.EnumerateArray().Select(item => Read(item, vsCurrency, symbolOf, conversation))];
    }

    private static Received<CryptoCoin> Read(JsonElement item, string vsCurrency, Func<string, string?> symbolOf, Conversation conversation)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"coins: expected objects, got {item.ValueKind}");
        string[] got = [.. item.EnumerateObject().Select(property => property.Name)];
        if (Required.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing("coins", Required, [.. got.Except(Known.Except(Required, StringComparer.Ordinal), StringComparer.Ordinal)]);
        foreach (var other in got.Where(other => !Known.Contains(other)))
            conversation.NoteExtraField(other);
        return Coin(item, vsCurrency, symbolOf, conversation.Session.Date);
    }

    private static Received<CryptoCoin> Coin(JsonElement item, string vsCurrency, Func<string, string?> symbolOf, DateOnly asOf)
    {
        string? fault = null;
        var id = Text("id") ?? "";
        var coin = new CryptoCoin
        {
            CoinId = id,
            VsCurrency = vsCurrency,
            AsOf = asOf,
            Symbol = symbolOf(id),
            Name = Text("name"),
            Rank = VendorText.Whole("market_cap_rank", Text("market_cap_rank"), ref fault),
            Price = Number("current_price", ref fault),
            MarketCap = Number("market_cap", ref fault),
            FullyDilutedValuation = Number("fully_diluted_valuation", ref fault),
            TotalVolume = Number("total_volume", ref fault),
            CirculatingSupply = Number("circulating_supply", ref fault),
            TotalSupply = Number("total_supply", ref fault),
            MaxSupply = Number("max_supply", ref fault),
            LastUpdated = Instant("last_updated", ref fault),
        };
        return new Received<CryptoCoin>(
            coin,
            Refusal.OfTypes(fault) ?? (coin.Symbol is null ? new Refusal("key", $"'{id}' was not asked for") : null),
            [.. Required.Where(name => Text(name) is null)]);

        string? Text(string name) => VendorText.Known(JsonText.Of(name, item.GetProperty(name)));
        double? Number(string name, ref string? faults) => VendorText.Number(name, Text(name), ref faults);
        DateTimeOffset? Instant(string name, ref string? faults)
        {
            if (Text(name) is not { } text)
                return null;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
                return instant;
            faults = VendorText.Fault(faults, name, text, "a time");
            return null;
        }
    }
}
