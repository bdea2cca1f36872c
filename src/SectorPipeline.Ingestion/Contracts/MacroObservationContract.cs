using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>macro_observations</c>: one row per series, observed period and vintage.</summary>
internal static class MacroObservationContract
{
    public static Contract<MacroObservation> Instance { get; } = new ContractBuilder<MacroObservation>("macro_observations")
        .Text("series_id", observation => observation.SeriesId)
        .Date("date", observation => observation.Date, NotLater)
        .Number("value", observation => observation.Value, nullable: true)
        .Date("realtime_start", observation => observation.RealtimeStart)
        .Date("realtime_end", observation => observation.RealtimeEnd)
        .Rule(observation => observation.RealtimeEnd < observation.RealtimeStart
            ? new Refusal("order", $"realtime_end {Text(observation.RealtimeEnd)} is before realtime_start {Text(observation.RealtimeStart)}")
            : null)
        .Build(
            observation => new RowKey(((long)observation.Date.GetValueOrDefault().DayNumber << 32) + observation.RealtimeStart.GetValueOrDefault().DayNumber),
            ["series_id", "date", "realtime_start"]);
}
