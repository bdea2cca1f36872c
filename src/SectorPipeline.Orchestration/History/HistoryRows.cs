using System.Data.Common;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>How runs, steps and attempts lie in the tables.</summary>
internal static class HistoryRows
{
    public const string RunColumns =
        "id, job, session, state, trigger, created, started, finished, slot, requested_by, backfill, reason, node, full_refresh, parameters, version";
    public const string StepColumns = "step, state, rows, counts, warnings, skip_cause, started, finished, skip_reason";
    public const string AttemptColumns = "step, number, trigger, state, started, finished, error, error_detail, is_transient";

    public static Run Run(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Job = row.GetString(1),
        Session = new Session(row.GetFieldValue<DateOnly>(2)),
        State = Value<RunState>(row, 3),
        Trigger = Value<RunTrigger>(row, 4),
        Created = Instant(row, 5),
        Started = InstantOrNull(row, 6),
        Finished = InstantOrNull(row, 7),
        Slot = InstantOrNull(row, 8),
        By = row.GetString(9),
        Backfill = Text(row, 10),
        Reason = Text(row, 11),
        Node = Text(row, 12),
        FullRefresh = row.GetBoolean(13),
        Parameters = Parameters(row, 14),
        Version = row.GetString(15),
    };

    public static RunStep Step(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        State = Value<StepState>(row, 1),
        Rows = row.GetInt64(2),
        Counts = JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(3)) ?? [],
        Warnings = JsonSerializer.Deserialize<string[]>(row.GetString(4)) ?? [],
        SkipCause = Text(row, 5),
        Started = InstantOrNull(row, 6),
        Finished = InstantOrNull(row, 7),
        SkipReason = Text(row, 8),
    };

    public static Attempt Attempt(DbDataReader row) => new()
    {
        Step = row.GetString(0),
        Number = row.GetInt32(1),
        Trigger = Value<RunTrigger>(row, 2),
        State = Value<StepState>(row, 3),
        Started = Instant(row, 4),
        Finished = InstantOrNull(row, 5),
        Error = Text(row, 6),
        ErrorDetail = Text(row, 7),
        IsTransient = row.GetBoolean(8),
    };

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static T Value<T>(DbDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column), ignoreCase: true);

    public static string Json<T>(T value) => JsonSerializer.Serialize(value);

    public static IReadOnlyDictionary<string, string> Parameters(DbDataReader row, int column) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(column)) ?? [];

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // Only PostgreSQL says that an instant is in UTC; DuckDB keeps it so without saying.
    public static DateTimeOffset Instant(DbDataReader row, int column) =>
        new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    public static DateTimeOffset? InstantOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);
}
