using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>crypto_coins</c>: one row per coin, currency and day on which a vendor was asked.</summary>
internal static class CryptoCoinContract
{
    public static Contract<CryptoCoin> Instance { get; } = new ContractBuilder<CryptoCoin>("crypto_coins")
        .Text("coin_id", coin => coin.CoinId)
        .Text("vs_currency", coin => coin.VsCurrency)
        .Date("as_of", coin => coin.AsOf, NotLater)
        .Text("symbol", coin => coin.Symbol)
        .Text("name", coin => coin.Name)
        .Whole("rank", coin => coin.Rank, NotNegative, nullable: true)
        .Number("price", coin => coin.Price, Positive, nullable: true)
        .Number("market_cap", coin => coin.MarketCap, NotNegative, nullable: true)
        .Number("fully_diluted_valuation", coin => coin.FullyDilutedValuation, NotNegative, nullable: true)
        .Number("total_volume", coin => coin.TotalVolume, NotNegative, nullable: true)
        .Number("circulating_supply", coin => coin.CirculatingSupply, NotNegative, nullable: true)
        .Number("total_supply", coin => coin.TotalSupply, NotNegative, nullable: true)
        .Number("max_supply", coin => coin.MaxSupply, NotNegative, nullable: true)
        .Instant("last_updated", coin => coin.LastUpdated, nullable: true)
        .Build(coin => RowKey.Of(coin.AsOf, $"{coin.CoinId}/{coin.VsCurrency}"), ["coin_id", "vs_currency", "as_of"]);
}
