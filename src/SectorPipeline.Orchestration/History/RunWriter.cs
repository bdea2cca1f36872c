using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Writes runs, steps and attempts; the caller holds the turn and, but for <see cref="NewId"/>, a transaction.</summary>
internal sealed class RunWriter(HistoryDatabase database)
{
    public string NewId(DateTimeOffset started)
    {
        while (true)
        {
            var id = RunId.New(started);
            if (database.Read("select 1 from runs where id = $id", row => row.GetInt32(0), ("id", id)).Count == 0)
                return id;
        }
    }

    public void StartRun(string id, NewRun run, IReadOnlyList<string> steps)
    {
        InsertRun(id, run);
        InsertSteps(id, steps);
    }

    public void StartAttempt(string run, Attempt attempt)
    {
        database.Execute(
            "insert into attempts (run, step, number, trigger, state, started) values ($run, $step, $number, $trigger, 'running', $started)",
            ("run", run),
            ("step", attempt.Step),
            ("number", attempt.Number),
            ("trigger", HistoryRows.Word(attempt.Trigger)),
            ("started", attempt.Started.UtcDateTime));
        database.Execute(
            "update steps set state = 'running', started = coalesce(started, $started) where run = $run and step = $step",
            ("run", run),
            ("step", attempt.Step),
            ("started", attempt.Started.UtcDateTime));
    }

    public void Resume(string run, IReadOnlyList<string> steps, bool fullRefresh)
    {
        var resumed = database.Execute(
            """
            update runs set state = 'running', finished = null, full_refresh = full_refresh or $full_refresh,
                owner_host = $owner_host, owner_process = $owner_process, owner_started = $owner_started
            where id = $run and state <> 'running'
            """,
            ("run", run),
            ("full_refresh", fullRefresh),
            ("owner_host", RunOwner.Current.Host),
            ("owner_process", RunOwner.Current.ProcessId),
            ("owner_started", RunOwner.Current.ProcessStarted.UtcDateTime));
        if (resumed == 0)
            throw new PipelineException($"run {run}: it is running. Wait until it ends, or cancel it first.");
        if (steps.Count == 0)
            return;
        database.Execute(
            """
            update steps set state = 'waiting', rows = 0, counts = '{}', warnings = '[]', skip_cause = null, started = null, finished = null
            where run = $run and list_contains($steps, step)
            """,
            ("run", run),
            ("steps", steps));
        InsertSteps(run, steps);
    }

    public void UpdateAttempt(string run, Attempt attempt) => database.Execute(
        """
        update attempts set state = $state, finished = $finished, error = $error, error_detail = $error_detail, is_transient = $is_transient
        where run = $run and step = $step and number = $number
        """,
        ("run", run),
        ("step", attempt.Step),
        ("number", attempt.Number),
        ("state", HistoryRows.Word(attempt.State)),
        ("finished", HistoryRows.Utc(attempt.Finished)),
        ("error", attempt.Error),
        ("error_detail", attempt.ErrorDetail),
        ("is_transient", attempt.IsTransient));

    public void UpdateStep(string run, RunStep step) => database.Execute(
        """
        update steps set state = $state, rows = $rows, counts = $counts, warnings = $warnings, skip_cause = $skip_cause, finished = $finished
        where run = $run and step = $step
        """,
        ("run", run),
        ("step", step.Name),
        ("state", HistoryRows.Word(step.State)),
        ("rows", step.Rows),
        ("counts", HistoryRows.Json(step.Counts)),
        ("warnings", HistoryRows.Json(step.Warnings)),
        ("skip_cause", step.SkipCause),
        ("finished", HistoryRows.Utc(step.Finished)));

    public void FinishRun(string run, RunState state, DateTimeOffset finished)
    {
        if (state == RunState.Cancelled)
            database.Execute("update steps set state = 'cancelled' where run = $run and state = 'waiting'", ("run", run));
        database.Execute(
            "update runs set state = $state, finished = $finished where id = $run",
            ("run", run),
            ("state", HistoryRows.Word(state)),
            ("finished", finished.UtcDateTime));
    }

    private void InsertRun(string id, NewRun run) => database.Execute(
        """
        insert into runs values ($id, $job, $session, 'running', $trigger, $started, null, $full_refresh, $parameters, $version,
            $owner_host, $owner_process, $owner_started)
        """,
        ("id", id),
        ("job", run.Job),
        ("session", run.Session.Date),
        ("trigger", HistoryRows.Word(run.Trigger)),
        ("started", run.Started.UtcDateTime),
        ("full_refresh", run.FullRefresh),
        ("parameters", HistoryRows.Json(run.Parameters)),
        ("version", run.Version),
        ("owner_host", RunOwner.Current.Host),
        ("owner_process", RunOwner.Current.ProcessId),
        ("owner_started", RunOwner.Current.ProcessStarted.UtcDateTime));

    private void InsertSteps(string run, IReadOnlyList<string> steps) => database.Execute(
        """
        insert into steps (run, step, position, state)
        select $run, given.step, next.position + given.position, 'waiting'
        from (select unnest($steps) as step, unnest(range(len($steps))) as position) given,
            (select coalesce(max(position) + 1, 0) as position from steps where run = $run) next
        where given.step not in (select step from steps where run = $run)
        """,
        ("run", run),
        ("steps", steps));
}
