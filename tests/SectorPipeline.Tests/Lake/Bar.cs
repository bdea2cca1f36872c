using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

internal sealed record Bar(string Symbol, DateOnly Date, double? Close, long? Volume = null)
{
    public static readonly Dataset<Bar> Bars = new(
        "bars",
        [
            new TextColumn<Bar>("symbol", bar => bar.Symbol, nullable: false),
            new ValueColumn<Bar, DateOnly>("date", bar => bar.Date, nullable: false),
            new ValueColumn<Bar, double>("close", bar => bar.Close),
            new ValueColumn<Bar, long>("volume", bar => bar.Volume),
        ])
    {
        Key = ["symbol", "date"],
        PartitionDate = "date",
    };

    public static Bar Of(string symbol, string date, double? close = 1) => new(symbol, Session.Parse(date).Date, close);
}
