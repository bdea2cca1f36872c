using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that an observation must keep to become a row; one instance per series.</summary>
internal sealed class ObservationContract(DateOnly lastDate)
{
    private readonly HashSet<(DateOnly, DateOnly)> seen = [];

    /// <summary>The first rule that the observation breaks, or null.</summary>
    public Refusal? Check(in ObservationCandidate candidate) =>
        (candidate.TypeFault is { } fault ? new Refusal("type", fault) : null)
        ?? (candidate.Value is { } value && !double.IsFinite(value) ? new Refusal("finite", "value is not a finite number") : null)
        ?? (candidate.Date > lastDate
            ? new Refusal("date", string.Create(CultureInfo.InvariantCulture, $"date {candidate.Date:O} is after {lastDate:O}"))
            : null)
        ?? (candidate.RealtimeEnd < candidate.RealtimeStart
            ? new Refusal("order", "realtime_end is before realtime_start")
            : null)
        ?? (seen.Add((candidate.Date, candidate.RealtimeStart))
            ? null
            : new Refusal("unique", $"{candidate.SeriesId} {candidate.Date:O} occurs twice in one vintage"));
}
