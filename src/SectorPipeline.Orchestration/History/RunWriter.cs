namespace SectorPipeline.Orchestration;

/// <summary>Writes what happens to a run that this node executes.</summary>
internal sealed class RunWriter(HistoryTransaction transaction)
{
    public async Task StartAttemptAsync(string run, Attempt attempt)
    {
        await transaction.ExecuteAsync(
            "insert into attempts (key, run, step, number, trigger, state, started) values ($key, $run, $step, $number, $trigger, 'running', $started)",
            ("key", HistoryKey.OfAttempt(run, attempt.Step, attempt.Number)),
            ("run", run),
            ("step", attempt.Step),
            ("number", attempt.Number),
            ("trigger", HistoryRows.Word(attempt.Trigger)),
            ("started", attempt.Started));
        await transaction.ExecuteAsync(
            "update steps set state = 'running', started = coalesce(started, $started) where key = $key",
            ("key", HistoryKey.OfStep(run, attempt.Step)),
            ("started", attempt.Started));
    }

    public Task UpdateAttemptAsync(string run, Attempt attempt) => transaction.ExecuteAsync(
        """
        update attempts set state = $state, finished = $finished, error = $error, error_detail = $error_detail, is_transient = $is_transient
        where key = $key
        """,
        ("key", HistoryKey.OfAttempt(run, attempt.Step, attempt.Number)),
        ("state", HistoryRows.Word(attempt.State)),
        ("finished", attempt.Finished),
        ("error", attempt.Error),
        ("error_detail", attempt.ErrorDetail),
        ("is_transient", attempt.IsTransient));

    public Task UpdateStepAsync(string run, RunStep step) => transaction.ExecuteAsync(
        """
        update steps set state = $state, rows = $rows, counts = $counts, warnings = $warnings, skip_cause = $skip_cause, skip_reason = $skip_reason, finished = $finished
        where key = $key
        """,
        ("key", HistoryKey.OfStep(run, step.Name)),
        ("state", HistoryRows.Word(step.State)),
        ("rows", step.Rows),
        ("counts", HistoryRows.Json(step.Counts)),
        ("warnings", HistoryRows.Json(step.Warnings)),
        ("skip_cause", step.SkipCause),
        ("skip_reason", step.SkipReason),
        ("finished", step.Finished));

    /// <summary>Lets the named steps wait, and adds those that the run does not have yet.</summary>
    public async Task SetWaitingAsync(string run, IReadOnlyList<string> steps)
    {
        if (steps.Count == 0)
            return;
        await transaction.ExecuteAsync(
            """
            update steps set state = 'waiting', rows = 0, counts = '{}', warnings = '[]', skip_cause = null, skip_reason = null, started = null, finished = null
            where run = $run and step = any($steps)
            """,
            ("run", run),
            ("steps", steps));
        await AddStepsAsync(run, steps);
    }

    public async Task AddStepsAsync(string run, IReadOnlyList<string> steps)
    {
        var known = await transaction.ReadAsync("select step from steps where run = $run", row => row.GetString(0), ("run", run));
        string[] added = [.. steps.Except(known, StringComparer.Ordinal)];
        if (added.Length == 0)
            return;
        await transaction.ExecuteAsync(
            "insert into steps (key, run, step, position, state) select unnest($keys), $run, unnest($steps), unnest($positions), 'waiting'",
            ("keys", Array.ConvertAll(added, step => HistoryKey.OfStep(run, step))),
            ("run", run),
            ("steps", added),
            ("positions", Enumerable.Range(known.Count, added.Length).ToArray()));
    }

    public async Task FinishRunAsync(string run, RunState state, DateTimeOffset finished)
    {
        if (state == RunState.Cancelled)
            await CancelStepsAsync([run]);
        await transaction.ExecuteAsync(
            """
            update runs set state = $state, finished = $finished, recover = false, cancel_by = null,
                reason = case when $state = 'cancelled' and cancel_by is not null then 'cancelled by ' || cancel_by end
            where id = $run
            """,
            ("run", run),
            ("state", HistoryRows.Word(state)),
            ("finished", finished));
    }

    public Task CancelStepsAsync(IReadOnlyList<string> runs) =>
        transaction.ExecuteAsync("update steps set state = 'cancelled' where run = any($runs) and state = 'waiting'", ("runs", runs));
}
