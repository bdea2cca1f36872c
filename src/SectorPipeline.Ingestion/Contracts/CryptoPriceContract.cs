using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>crypto_prices</c>: one row per coin, currency and instant.</summary>
internal static class CryptoPriceContract
{
    public static Contract<CryptoPrice> Instance { get; } = new ContractBuilder<CryptoPrice>("crypto_prices")
        .Text("coin_id", price => price.CoinId)
        .Text("symbol", price => price.Symbol)
        .Text("vs_currency", price => price.VsCurrency)
        .Instant("priced_at", price => price.PricedAt)
        .Date("date", price => price.Date, NotLater)
        .Number("price", price => price.Price, Positive)
        .Number("market_cap", price => price.MarketCap, NotNegative, nullable: true)
        .Number("total_volume", price => price.TotalVolume, NotNegative, nullable: true)
        .Build(
            price => new RowKey(price.PricedAt.GetValueOrDefault().UtcTicks, $"{price.CoinId}/{price.VsCurrency}"),
            ["coin_id", "vs_currency", "priced_at"],
            partitionDate: "date");
}
