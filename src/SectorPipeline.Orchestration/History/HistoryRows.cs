using System.Data.Common;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>How runs, steps and attempts lie in the tables.</summary>
internal static class HistoryRows
{
    public const string RunColumns = "id, job, session, state, trigger, started, finished, full_refresh, parameters, version";
    public const string StepColumns = "step, state, rows, counts, warnings, skip_cause, started, finished";
    public const string AttemptColumns = "step, number, trigger, state, started, finished, error, error_detail, is_transient";

    public static Run Run(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Job = row.GetString(1),
        Session = new Session(row.GetFieldValue<DateOnly>(2)),
        State = Enum.Parse<RunState>(row.GetString(3), ignoreCase: true),
        Trigger = Enum.Parse<RunTrigger>(row.GetString(4), ignoreCase: true),
        Started = Instant(row, 5)!.Value,
        Finished = Instant(row, 6),
        FullRefresh = row.GetBoolean(7),
        Parameters = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(8)) ?? [],
        Version = row.GetString(9),
    };

    public static RunStep Step(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        State = Enum.Parse<StepState>(row.GetString(1), ignoreCase: true),
        Rows = row.GetInt64(2),
        Counts = JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(3)) ?? [],
        Warnings = JsonSerializer.Deserialize<string[]>(row.GetString(4)) ?? [],
        SkipCause = Text(row, 5),
        Started = Instant(row, 6),
        Finished = Instant(row, 7),
    };

    public static Attempt Attempt(DbDataReader row) => new()
    {
        Step = row.GetString(0),
        Number = row.GetInt32(1),
        Trigger = Enum.Parse<RunTrigger>(row.GetString(2), ignoreCase: true),
        State = Enum.Parse<StepState>(row.GetString(3), ignoreCase: true),
        Started = Instant(row, 4)!.Value,
        Finished = Instant(row, 5),
        Error = Text(row, 6),
        ErrorDetail = Text(row, 7),
        IsTransient = row.GetBoolean(8),
    };

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static string Json<T>(T value) => JsonSerializer.Serialize(value);

    public static DateTime? Utc(DateTimeOffset? instant) => instant?.UtcDateTime;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
