using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Sub-steps, as they lie in the table.</summary>
internal sealed class SubStepTable(HistoryTransaction transaction)
{
    private const string Columns = "step, attempt, name, kind, state, started, finished, rows, message";

    /// <summary>Adds sub-steps, or says how those that are there went on.</summary>
    public async Task WriteAsync(string run, IReadOnlyList<RunSubStep> subSteps)
    {
        foreach (var part in subSteps)
        {
            await transaction.ExecuteAsync(
                """
                insert into sub_steps (run, step, attempt, name, kind, position, state, started, finished, rows, message, detail)
                values ($run, $step, $attempt, $name, $kind, $position, $state, $started, $finished, $rows, $message, $detail)
                on conflict (run, step, attempt, name) do update set state = excluded.state, started = excluded.started, finished = excluded.finished,
                    rows = excluded.rows, message = excluded.message, detail = excluded.detail
                """,
                ("run", run),
                ("step", part.Step),
                ("attempt", part.Attempt),
                ("name", part.SubStep.Name),
                ("kind", part.SubStep.Kind),
                ("position", part.SubStep.Position),
                ("state", HistoryRows.Word(part.SubStep.State)),
                ("started", part.SubStep.Started),
                ("finished", part.SubStep.Finished),
                ("rows", part.SubStep.Rows),
                ("message", part.SubStep.Message),
                ("detail", part.SubStep.Detail));
        }
    }

    /// <summary>The sub-steps of a run or of one step, attempt by attempt in the order in which they began; without what they ran.</summary>
    public Task<List<RunSubStep>> ListAsync(string run, string? step) =>
        step is null
            ? transaction.ReadAsync($"select {Columns} from sub_steps where run = $run order by step, attempt, position, name", Row, ("run", run))
            : transaction.ReadAsync($"select {Columns} from sub_steps where run = $run and step = $step order by attempt, position, name", Row, ("run", run), ("step", step));

    public async Task<string?> DetailAsync(string run, string step, int attempt, string name) =>
        (await transaction.ReadAsync(
            "select detail from sub_steps where run = $run and step = $step and attempt = $attempt and name = $name",
            row => HistoryRows.Text(row, 0),
            ("run", run),
            ("step", step),
            ("attempt", attempt),
            ("name", name))).SingleOrDefault();

    private static RunSubStep Row(DbDataReader row) => new(row.GetString(0), row.GetInt32(1), new SubStep
    {
        Name = row.GetString(2),
        Kind = row.GetString(3),
        State = HistoryRows.Value<SubStepState>(row, 4),
        Started = HistoryRows.InstantOrNull(row, 5),
        Finished = HistoryRows.InstantOrNull(row, 6),
        Rows = row.IsDBNull(7) ? null : row.GetInt64(7),
        Message = HistoryRows.Text(row, 8),
    });
}
