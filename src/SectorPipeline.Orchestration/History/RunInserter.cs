namespace SectorPipeline.Orchestration;

/// <summary>Adds runs to the history.</summary>
internal sealed class RunInserter(HistoryTransaction transaction)
{
    /// <summary>The id of the new run; null when the job has a run for the slot.</summary>
    public async Task<string?> AddAsync(RunInsert run)
    {
        while (true)
        {
            var id = RunId.New(run.Run.Created);
            if (await InsertAsync(id, run) > 0)
                return id;
            if (run.Run.Slot is { } slot && await HasRunAsync(run.Run.Job, slot))
                return null;
        }
    }

    private Task<int> InsertAsync(string id, RunInsert row) => transaction.ExecuteAsync(
        """
        insert into runs (id, job, session, state, trigger, created, started, finished, slot, requested_by, backfill, reason, full_refresh,
            parameters, version, queued, part, cause, cause_by, node, execution)
        values ($id, $job, $session, $state, $trigger, $created, $started, $finished, $slot, $by, $backfill, $reason, $full_refresh,
            $parameters, $version, $created, $part, $trigger, $by, $node, $execution)
        on conflict do nothing
        """,
        ("id", id),
        ("job", row.Run.Job),
        ("session", row.Run.Session.Date),
        ("state", HistoryRows.Word(row.State)),
        ("trigger", HistoryRows.Word(row.Run.Trigger)),
        ("created", row.Run.Created),
        ("started", row.Started),
        ("finished", row.Finished),
        ("slot", row.Run.Slot),
        ("by", row.Run.By),
        ("backfill", row.Run.Backfill),
        ("reason", row.Reason),
        ("full_refresh", row.Run.FullRefresh || row.Part.FullRefresh),
        ("parameters", HistoryRows.Json(row.Run.Parameters)),
        ("version", row.Run.Version),
        ("part", HistoryRows.Json(row.Part)),
        ("node", row.Node),
        ("execution", row.Execution));

    private async Task<bool> HasRunAsync(string job, DateTimeOffset slot) =>
        (await transaction.ReadAsync("select 1 from runs where job = $job and slot = $slot", row => row.GetInt32(0), ("job", job), ("slot", slot))).Count > 0;
}
