using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>intraday_prices</c>: one bar per symbol, interval and beginning.</summary>
internal static class IntradayContract
{
    public static Contract<IntradayBar> Instance { get; } = new ContractBuilder<IntradayBar>("intraday_prices")
        .Text("symbol", bar => bar.Symbol)
        .Date("session", bar => bar.Session, NotLater)
        .Instant("starts_at", bar => bar.StartsAt)
        .Text("interval", bar => bar.Interval)
        .Number("open", bar => bar.Open, Positive)
        .Number("high", bar => bar.High, Positive)
        .Number("low", bar => bar.Low, Positive)
        .Number("close", bar => bar.Close, Positive)
        .Whole("volume", bar => bar.Volume, NotNegative, nullable: true)
        .Text("currency", bar => bar.Currency, nullable: true)
        .Rule(bar => PriceOrder.Check(bar.Open, bar.High, bar.Low, bar.Close))
        .Build(bar => new RowKey(bar.StartsAt?.UtcTicks ?? -1, bar.Interval), ["symbol", "interval", "starts_at"], partitionDate: "session");
}
