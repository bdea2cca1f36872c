using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>macro_series</c>: one row per series and day on which a vendor was asked.</summary>
internal static class MacroSeriesContract
{
    public static Contract<MacroSeries> Instance { get; } = new ContractBuilder<MacroSeries>("macro_series")
        .Text("series_id", series => series.SeriesId)
        .Date("as_of", series => series.AsOf, NotLater)
        .Text("title", series => series.Title)
        .Text("units", series => series.Units)
        .Text("units_short", series => series.UnitsShort, nullable: true)
        .Text("frequency", series => series.Frequency)
        .Text("frequency_short", series => series.FrequencyShort, nullable: true)
        .Text("seasonal_adjustment", series => series.SeasonalAdjustment, nullable: true)
        .Date("observation_start", series => series.ObservationStart)
        .Date("observation_end", series => series.ObservationEnd)
        .Instant("last_updated", series => series.LastUpdated, nullable: true)
        .Whole("popularity", series => series.Popularity, NotNegative, nullable: true)
        .Text("notes", series => series.Notes, nullable: true)
        .Rule(series => series.ObservationEnd < series.ObservationStart
            ? new Refusal("order", $"observation_end {Text(series.ObservationEnd)} is before observation_start {Text(series.ObservationStart)}")
            : null)
        .Build(series => RowKey.Of(series.AsOf, series.SeriesId), ["series_id", "as_of"]);
}
