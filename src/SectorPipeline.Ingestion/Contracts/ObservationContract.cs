using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that an observation must keep to become a row; one instance per series, because it remembers the keys.</summary>
internal sealed class ObservationContract(DateOnly lastDate)
{
    private readonly HashSet<(DateOnly, DateOnly)> seen = [];

    /// <summary>The first rule that the observation breaks, or null.</summary>
    public Refusal? Check(in ObservationCandidate observation) => observation switch
    {
        { TypeFault: { } fault } => new("type", fault),
        { Value: { } value } when !double.IsFinite(value) => new("finite", "value is not a finite number"),
        _ when observation.Date > lastDate =>
            new("date", $"date {Text(observation.Date)} is after {Text(lastDate)}, the last that was asked for"),
        _ when observation.RealtimeEnd < observation.RealtimeStart => new("order", "realtime_end is before realtime_start"),
        _ when !seen.Add((observation.Date, observation.RealtimeStart)) =>
            new("unique", $"{observation.SeriesId} {Text(observation.Date)} occurs twice in one vintage"),
        _ => null,
    };

    private static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
