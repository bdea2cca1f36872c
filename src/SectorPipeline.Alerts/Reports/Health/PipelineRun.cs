using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A run of a job: a row of <c>audit.runs</c>.</summary>
internal sealed record PipelineRun(string Id, string Job, DateOnly Session, string State, DateTime? Started, DateTime? Ended, DateTime? Deadline, double? Seconds, string? Error)
{
    private const int Most = 500;

    public bool HasSucceeded => State == "succeeded";

    public bool IsOver => State is "succeeded" or "failed" or "cancelled" or "interrupted";

    public bool IsLate => Deadline is not null && Ended > Deadline;

    /// <summary>The newest runs of sessions up to this one, oldest first; null when the table is missing.</summary>
    public static async Task<IReadOnlyList<PipelineRun>?> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation)
    {
        var runs = await reader.TryQueryAsync(
            "audit.runs",
            $"""
            select run_id, job, session, state, started_at, ended_at, deadline_at, seconds, error
            from audit.runs
            where session <= $1
            order by started_at desc, run_id desc
            limit {Most}
            """,
            row => new PipelineRun(
                row.Text("run_id"), row.Text("job"), row.Date("session"), row.Text("state").ToLowerInvariant(), row.Instant("started_at"), row.Instant("ended_at"),
                row.Instant("deadline_at"), row.Number("seconds"), row.OptionalText("error")),
            cancellation,
            session.Date);
        return runs is null ? null : [.. runs.Reverse()];
    }
}
