using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A step of a run: a row of <c>audit.run_steps</c>.</summary>
internal sealed record StepRun(string RunId, string Job, string Step, DateOnly Session, string State, long Attempts, DateTime? Started, double? Seconds, long Rows, string? Error)
{
    private const int Most = 10_000;

    public bool HasFailed => State is "failed" or "interrupted";

    /// <summary>The newest steps of sessions up to this one, oldest first; null when the table is missing.</summary>
    public static async Task<IReadOnlyList<StepRun>?> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation)
    {
        var steps = await reader.TryQueryAsync(
            "audit.run_steps",
            $"""
            select run_id, job, step, session, state, attempts, started_at, seconds, rows_written, error
            from audit.run_steps
            where session <= $1 and started_at is not null
            order by started_at desc, run_id desc, step
            limit {Most}
            """,
            row => new StepRun(
                row.Text("run_id"), row.Text("job"), row.Text("step"), row.Date("session"), row.Text("state").ToLowerInvariant(), row.Whole("attempts"), row.Instant("started_at"),
                row.Number("seconds"), row.Whole("rows_written"), row.OptionalText("error")),
            cancellation,
            session.Date);
        return steps is null ? null : [.. steps.Reverse()];
    }
}
