using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>prices</c>: one bar per symbol and session.</summary>
internal static class PriceContract
{
    public static Contract<DailyBar> Instance { get; } = new ContractBuilder<DailyBar>("prices")
        .Text("symbol", bar => bar.Symbol)
        .Date("session", bar => bar.Session, NotLater)
        .Number("open", bar => bar.Open, Positive)
        .Number("high", bar => bar.High, Positive)
        .Number("low", bar => bar.Low, Positive)
        .Number("close", bar => bar.Close, Positive)
        .Number("adjusted_close", bar => bar.AdjustedClose, Positive, nullable: true)
        .Whole("volume", bar => bar.Volume, NotNegative, nullable: true)
        .Number("dividend", bar => bar.Dividend, NotNegative, nullable: true)
        .Number("split_factor", bar => bar.SplitFactor, Positive, nullable: true)
        .Number("capital_gain", bar => bar.CapitalGain, NotNegative, nullable: true)
        .Text("currency", bar => bar.Currency, nullable: true)
        .Rule(bar => PriceOrder.Check(bar.Open, bar.High, bar.Low, bar.Close))
        .Build(bar => RowKey.Of(bar.Session), ["symbol", "session"], partitionDate: "session");
}
