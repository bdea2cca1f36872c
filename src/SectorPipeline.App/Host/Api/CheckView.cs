using SectorPipeline.Quality;

namespace SectorPipeline.App.Host;

/// <summary>What a check has found in a run.</summary>
internal sealed record CheckView(
    string RunId, DateOnly Session, string Check, string Dataset, string Family, string Severity, string Owner, string Action, string Status,
    long CheckedRows, long FailedRows, IReadOnlyList<FailingRow> Failures, string? Message, double Seconds, DateTime CheckedAt)
{
    public static CheckView Of(StoredResult result) => new(
        result.RunId, result.Session, result.CheckName, result.Dataset, result.Family, result.Severity, result.Owner, result.Action, result.Status,
        result.CheckedRows, result.FailedRows, FailureJson.Read(result.Failures), result.Message, result.Seconds, result.CheckedAt);
}
