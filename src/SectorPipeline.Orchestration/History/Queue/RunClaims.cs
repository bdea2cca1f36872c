using System.Text.Json;

namespace SectorPipeline.Orchestration;

/// <summary>Takes runs for a node, and finds those that it must stop; within the caller's transaction.</summary>
internal sealed class RunClaims(HistoryTransaction transaction, Ownership ownership)
{
    // Of a job one run at a time, and of a backfill as many as it allows.
    private const string MayStart =
        """
        (r.backfill is null and not exists (select 1 from runs o where o.job = r.job and o.state = 'running' and o.backfill is null)
        or exists (
            select 1 from backfills b
            where b.id = r.backfill and b.state = 'running'
                and (select count(*) from runs o where o.backfill = b.id and o.state = 'running') < b.max_parallel))
        """;

    /// <summary>The run that has waited longest of those that may start.</summary>
    public async Task<ClaimedRun?> TakeAsync(string[] jobs, DateTimeOffset now)
    {
        var next = await transaction.ReadAsync(
            $"""
            select r.id, r.part, r.cause, r.cause_by, r.execution from runs r
            where r.state = 'queued' and r.job = any($jobs) and not (r.id = any($own)) and {MayStart}
            order by r.queued, r.position, r.id
            limit 1
            """,
            row => (Id: row.GetString(0), Part: row.GetString(1), Cause: HistoryRows.Value<RunTrigger>(row, 2), By: row.GetString(3), Execution: row.GetInt32(4) + 1),
            ("jobs", jobs),
            ("own", ownership.Runs.ToArray()));
        if (next is not [var run])
            return null;
        await StartAsync(run.Id, run.Execution, now);
        var part = JsonSerializer.Deserialize<RunPart>(run.Part) ?? new RunPart();
        return new ClaimedRun(await new RunLookup(transaction).GetAsync(run.Id), part, run.Cause, run.By);
    }

    /// <summary>Which runs of this node were cancelled or are no longer its own.</summary>
    public async Task<List<StopOrder>> FindStoppedAsync()
    {
        var own = ownership.Runs.ToArray();
        if (own.Length == 0)
            return [];
        var known = await transaction.ReadAsync(
            "select id, coalesce(node = $node and state = 'running', false), cancel_by from runs where id = any($own)",
            row => (Id: row.GetString(0), IsMine: row.GetBoolean(1), CancelBy: HistoryRows.Text(row, 2)),
            ("node", ownership.Node),
            ("own", own));
        return
        [
            .. known.Where(run => run.IsMine && run.CancelBy is not null).Select(run => new StopOrder(run.Id, $"cancelled by {run.CancelBy}", Lost: false)),
            .. own.Except(known.Where(run => run.IsMine).Select(run => run.Id), StringComparer.Ordinal).Select(run => new StopOrder(run, "another node has it, or it has ended", Lost: true)),
        ];
    }

    private async Task StartAsync(string run, int execution, DateTimeOffset now)
    {
        await transaction.ExecuteAsync(
            """
            update runs set state = 'running', node = $node, execution = $execution, recover = true, reason = null, started = coalesce(started, $now)
            where id = $run
            """,
            ("node", ownership.Node),
            ("execution", execution),
            ("now", now),
            ("run", run));
        ownership.Claim(run, execution);
        transaction.OnRollback(() => ownership.Release(run));
    }
}
