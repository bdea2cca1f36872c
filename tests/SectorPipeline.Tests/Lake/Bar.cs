using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

internal sealed record Bar(string Symbol, DateOnly Date, double? Close, long? Volume = null)
{
    public static readonly Dataset<Bar> Bars = new(
        "bars",
        [
            new("symbol", ColumnType.Text, Nullable: false),
            new("date", ColumnType.Date, Nullable: false),
            new("close", ColumnType.Double),
            new("volume", ColumnType.Integer),
        ],
        (writer, bar) => writer.Append(bar.Symbol).Append(bar.Date).Append(bar.Close).Append(bar.Volume))
    {
        Key = ["symbol", "date"],
        PartitionDate = "date",
    };

    public static Bar Of(string symbol, string date, double? close = 1) => new(symbol, Session.Parse(date).Date, close);
}
