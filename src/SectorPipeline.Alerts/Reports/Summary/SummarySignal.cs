namespace SectorPipeline.Alerts;

/// <summary>A changed signal in <c>summary.json</c>.</summary>
internal sealed record SummarySignal(string EntityType, string Entity, string? From, string? To, double? Score, double? PreviousScore, string? Reason)
{
    public static SummarySignal Of(SignalDay signal) =>
        new(signal.IsSector ? "sector" : "symbol", signal.Entity, signal.Previous, signal.Signal, signal.Score, signal.PreviousScore, signal.Reason);
}
