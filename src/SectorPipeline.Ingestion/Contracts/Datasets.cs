using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>What ingestion writes into the lake.</summary>
public static class Datasets
{
    public static Dataset<DailyBar> Prices { get; } = new(
        "prices",
        [
            new("symbol", ColumnType.Text, Nullable: false),
            new("session", ColumnType.Date, Nullable: false),
            new("open", ColumnType.Double, Nullable: false),
            new("high", ColumnType.Double, Nullable: false),
            new("low", ColumnType.Double, Nullable: false),
            new("close", ColumnType.Double, Nullable: false),
            new("adjusted_close", ColumnType.Double, Nullable: false),
            new("volume", ColumnType.Integer),
            new("dividend", ColumnType.Double, Nullable: false),
            new("split_factor", ColumnType.Double, Nullable: false),
            new("currency", ColumnType.Text),
        ],
        Append)
    {
        Key = ["symbol", "session"],
        PartitionDate = "session",
    };

    public static Dataset<Company> Companies { get; } = new(
        "companies",
        [
            new("symbol", ColumnType.Text, Nullable: false),
            new("as_of", ColumnType.Date, Nullable: false),
            new("name", ColumnType.Text, Nullable: false),
            new("asset_type", ColumnType.Text),
            new("exchange", ColumnType.Text),
            new("currency", ColumnType.Text),
            new("country", ColumnType.Text),
            new("sector", ColumnType.Text),
            new("industry", ColumnType.Text),
            new("market_cap", ColumnType.Money),
            new("shares_outstanding", ColumnType.Integer),
            new("dividend_per_share", ColumnType.Double),
            new("eps", ColumnType.Double),
        ],
        Append)
    {
        Key = ["symbol", "as_of"],
    };

    public static Dataset<MacroObservation> MacroObservations { get; } = new(
        "macro_observations",
        [
            new("series_id", ColumnType.Text, Nullable: false),
            new("date", ColumnType.Date, Nullable: false),
            new("value", ColumnType.Double),
            new("realtime_start", ColumnType.Date, Nullable: false),
            new("realtime_end", ColumnType.Date, Nullable: false),
        ],
        Append)
    {
        Key = ["series_id", "date", "realtime_start"],
    };

    /// <summary>Every dataset of ingestion, for those who read the lake by name.</summary>
    public static IReadOnlyList<Dataset> All { get; } = [Prices, Companies, MacroObservations];

    private static void Append(RowWriter row, DailyBar bar) =>
        row.Append(bar.Symbol)
            .Append(bar.Session)
            .Append(bar.Open)
            .Append(bar.High)
            .Append(bar.Low)
            .Append(bar.Close)
            .Append(bar.AdjustedClose)
            .Append(bar.Volume)
            .Append(bar.Dividend)
            .Append(bar.SplitFactor)
            .Append(bar.Currency);

    private static void Append(RowWriter row, Company company) =>
        row.Append(company.Symbol)
            .Append(company.AsOf)
            .Append(company.Name)
            .Append(company.AssetType)
            .Append(company.Exchange)
            .Append(company.Currency)
            .Append(company.Country)
            .Append(company.Sector)
            .Append(company.Industry)
            .Append(company.MarketCap)
            .Append(company.SharesOutstanding)
            .Append(company.DividendPerShare)
            .Append(company.Eps);

    private static void Append(RowWriter row, MacroObservation observation) =>
        row.Append(observation.SeriesId)
            .Append(observation.Date)
            .Append(observation.Value)
            .Append(observation.RealtimeStart)
            .Append(observation.RealtimeEnd);
}
