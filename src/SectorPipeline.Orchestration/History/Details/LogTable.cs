using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace SectorPipeline.Orchestration;

/// <summary>Log lines, as they lie in the table.</summary>
internal sealed class LogTable(HistoryTransaction transaction)
{
    /// <summary>Adds lines in their order; each gets the next id of its run.</summary>
    public async Task AppendAsync(string run, IReadOnlyList<LogLine> lines)
    {
        await transaction.LockAsync($"log of {run}");
        var last = (await transaction.ReadAsync("select coalesce(max(id), 0) from log_lines where run = $run", row => row.GetInt64(0), ("run", run))).Single();
        foreach (var line in lines)
        {
            await transaction.ExecuteAsync(
                "insert into log_lines (run, id, step, attempt, written, level, message) values ($run, $id, $step, $attempt, $at, $level, $message)",
                ("run", run),
                ("id", ++last),
                ("step", line.Step),
                ("attempt", line.Attempt),
                ("at", line.At),
                ("level", HistoryRows.Word(line.Level)),
                ("message", line.Message));
        }
    }

    public Task<List<LogLine>> ListAsync(string run, string? step, long afterId, int limit)
    {
        const string columns = "select id, step, attempt, written, level, message from log_lines where run = $run and id > $after";
        return step is null
            ? transaction.ReadAsync($"{columns} order by id limit $limit", Row, ("run", run), ("after", afterId), ("limit", limit))
            : transaction.ReadAsync($"{columns} and step = $step order by id limit $limit", Row, ("run", run), ("after", afterId), ("step", step), ("limit", limit));
    }

    private static LogLine Row(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetInt32(2), HistoryRows.Instant(row, 3), HistoryRows.Value<LogLevel>(row, 4), row.GetString(5));
}
