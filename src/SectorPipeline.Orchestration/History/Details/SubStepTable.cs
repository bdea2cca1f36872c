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
            var changed = await transaction.ExecuteAsync(
                "update sub_steps set state = $state, started = $started, finished = $finished, rows = $rows, message = $message, detail = $detail where key = $key",
                Changing(run, part));
            if (changed == 0)
            {
                await transaction.ExecuteAsync(
                    """
                    insert into sub_steps (key, run, step, attempt, name, kind, position, state, started, finished, rows, message, detail)
                    values ($key, $run, $step, $attempt, $name, $kind, $position, $state, $started, $finished, $rows, $message, $detail)
                    """,
                    [
                        .. Changing(run, part),
                        ("run", run),
                        ("step", part.Step),
                        ("attempt", part.Attempt),
                        ("name", part.SubStep.Name),
                        ("kind", part.SubStep.Kind),
                        ("position", part.SubStep.Position),
                    ]);
            }
        }
    }

    /// <summary>The sub-steps of a run or of one step, attempt by attempt in the order in which they began; without what they ran.</summary>
    public Task<List<RunSubStep>> ListAsync(string run, string? step) =>
        step is null
            ? transaction.ReadAsync($"select {Columns} from sub_steps where run = $run order by step, attempt, position, name", Row, ("run", run))
            : transaction.ReadAsync($"select {Columns} from sub_steps where run = $run and step = $step order by attempt, position, name", Row, ("run", run), ("step", step));

    public async Task<string?> DetailAsync(string run, string step, int attempt, string name) =>
        (await transaction.ReadAsync(
            "select detail from sub_steps where key = $key", row => HistoryRows.Text(row, 0), ("key", HistoryKey.OfSubStep(run, step, attempt, name)))).SingleOrDefault();

    private static (string Name, object? Value)[] Changing(string run, RunSubStep part) =>
    [
        ("key", HistoryKey.OfSubStep(run, part.Step, part.Attempt, part.SubStep.Name)),
        ("state", HistoryRows.Word(part.SubStep.State)),
        ("started", part.SubStep.Started),
        ("finished", part.SubStep.Finished),
        ("rows", part.SubStep.Rows),
        ("message", part.SubStep.Message),
        ("detail", part.SubStep.Detail),
    ];

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
