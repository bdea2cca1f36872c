using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>The run history as tables of the warehouse, where rules and reports read it: <c>audit.runs</c>, <c>audit.run_steps</c>, <c>audit.missed_slots</c>, <c>audit.vendor_calls</c>.</summary>
public sealed class OperationsTables(IWarehouse warehouse)
{
    private static readonly string[] Statements =
    [
        "create schema if not exists audit",
        """
        create table if not exists audit.runs (
            run_id varchar(64) not null, job varchar(128) not null, session date not null, trigger_kind varchar(16) not null, state varchar(16) not null,
            queued_at timestamp not null, started_at timestamp, ended_at timestamp, deadline_at timestamp, seconds double precision, error varchar(4096),
            expected_end_at timestamp
        )
        """,
        """
        create table if not exists audit.run_steps (
            run_id varchar(64) not null, job varchar(128) not null, session date not null, step varchar(128) not null, state varchar(16) not null,
            attempts bigint not null, started_at timestamp, ended_at timestamp, seconds double precision, rows_written bigint not null, error varchar(4096)
        )
        """,
        "create table if not exists audit.missed_slots (job varchar(128) not null, session date not null, due_at timestamp not null, deadline_at timestamp not null)",
        "create table if not exists audit.vendor_calls (vendor varchar(64) not null, day date not null, calls bigint not null, budget bigint)",
    ];

    /// <summary>What is published of the runs that were queued since the instant, and of older ones that have not ended.</summary>
    public async Task<IReadOnlyList<PublishedRun>> PublishedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await EnsureAsync(connection, cancellation);
        return await connection.QueryAsync(
            $"select run_id, state, queued_at, ended_at from audit.runs where queued_at >= {connection.Literal(since)} or state in ('queued', 'running')",
            row => new PublishedRun(row.Text(), row.Text(), row.Instant(), row.OptionalInstant()),
            cancellation);
    }

    /// <summary>Writes runs in the place of what is there of them, and the calls of vendors' days; removes what is older than <paramref name="keepFrom"/>.</summary>
    public async Task WriteAsync(
        IReadOnlyList<RunRow> runs, IReadOnlyList<VendorCallsRow> calls, DateTimeOffset keepFrom, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await EnsureAsync(connection, cancellation);
        foreach (var some in runs.Chunk(100))
            await connection.InTransactionAsync(() => WriteRunsAsync(connection, some, cancellation), cancellation);
        await connection.InTransactionAsync(() => WriteCallsAsync(connection, calls, keepFrom, cancellation), cancellation);
    }

    /// <summary>Writes the deadlines that passed without a run in the place of those that are there.</summary>
    public async Task WriteMissedAsync(IReadOnlyList<MissedSlotRow> missed, CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await EnsureAsync(connection, cancellation);
        await connection.InTransactionAsync(
            async () =>
            {
                await connection.ExecuteAsync("delete from audit.missed_slots", cancellation);
                return missed.Count > 0 ? await connection.ExecuteAsync($"insert into audit.missed_slots values {string.Join(", ", missed.Select(slot => Row(connection, slot)))}", cancellation) : 0;
            },
            cancellation);
    }

    /// <summary>The newest session that a run was asked for which has ended by itself; null without runs.</summary>
    public async Task<DateOnly?> NewestSessionAsync(CancellationToken cancellation)
    {
        await using var connection = await AlertConnection.OpenAsync(warehouse, cancellation);
        await EnsureAsync(connection, cancellation);
        const string sql = "select session from audit.runs where state in ('succeeded', 'failed', 'interrupted') order by session desc limit 1";
        return await connection.QueryAsync(sql, row => row.Date(), cancellation) is [var newest] ? newest : null;
    }

    private static async Task EnsureAsync(AlertConnection connection, CancellationToken cancellation)
    {
        const string sql = "select count(*) from information_schema.tables where table_schema = 'audit' and table_name in ('runs', 'run_steps', 'missed_slots', 'vendor_calls')";
        if ((await connection.QueryAsync(sql, row => row.Number(), cancellation)).Single() == Statements.Length - 1)
            return;
        foreach (var statement in Statements)
            await connection.ExecuteAsync(statement, cancellation);
    }

    private static async Task<bool> WriteRunsAsync(AlertConnection connection, RunRow[] runs, CancellationToken cancellation)
    {
        var ids = string.Join(", ", runs.Select(run => connection.Literal(run.RunId)));
        await connection.ExecuteAsync($"delete from audit.runs where run_id in ({ids})", cancellation);
        await connection.ExecuteAsync($"delete from audit.run_steps where run_id in ({ids})", cancellation);
        await connection.ExecuteAsync(
            "insert into audit.runs (run_id, job, session, trigger_kind, state, queued_at, started_at, ended_at, deadline_at, seconds, error, expected_end_at) values "
            + string.Join(", ", runs.Select(run => Row(connection, run))),
            cancellation);
        string[] steps = [.. runs.SelectMany(run => run.Steps.Select(step => Row(connection, run, step)))];
        if (steps.Length > 0)
        {
            await connection.ExecuteAsync(
                "insert into audit.run_steps (run_id, job, session, step, state, attempts, started_at, ended_at, seconds, rows_written, error) values " + string.Join(", ", steps),
                cancellation);
        }

        return true;
    }

    private static async Task<bool> WriteCallsAsync(
        AlertConnection connection, IReadOnlyList<VendorCallsRow> calls, DateTimeOffset keepFrom, CancellationToken cancellation)
    {
        await connection.ExecuteAsync($"delete from audit.run_steps where run_id in (select run_id from audit.runs where queued_at < {connection.Literal(keepFrom)})", cancellation);
        await connection.ExecuteAsync($"delete from audit.runs where queued_at < {connection.Literal(keepFrom)}", cancellation);
        foreach (var day in calls)
        {
            await connection.ExecuteAsync($"delete from audit.vendor_calls where vendor = {connection.Literal(day.Vendor)} and day = {connection.Literal(day.Day)}", cancellation);
            await connection.ExecuteAsync($"insert into audit.vendor_calls (vendor, day, calls, budget) values {connection.Row(day.Vendor, day.Day, day.Calls, day.Budget)}", cancellation);
        }

        return true;
    }

    private static string Row(AlertConnection connection, RunRow run) => connection.Row(
        run.RunId,
        run.Job,
        run.Session,
        run.Trigger,
        run.State,
        run.QueuedAt,
        run.StartedAt,
        run.EndedAt,
        run.DeadlineAt,
        (run.EndedAt - run.StartedAt)?.TotalSeconds,
        Error(run.Error),
        run.ExpectedEndAt);

    private static string Row(AlertConnection connection, RunRow run, StepRow step) => connection.Row(
        run.RunId,
        run.Job,
        run.Session,
        step.Step,
        step.State,
        step.Attempts,
        step.StartedAt,
        step.EndedAt,
        (step.EndedAt - step.StartedAt)?.TotalSeconds,
        step.Rows,
        Error(step.Error));

    private static string Row(AlertConnection connection, MissedSlotRow slot) => connection.Row(slot.Job, slot.Session, slot.DueAt, slot.DeadlineAt);

    private static string? Error(string? error) => error is null ? null : Fitting.Within(error, 4_096);
}
