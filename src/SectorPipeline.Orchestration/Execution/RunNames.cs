using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What the names in the expressions of a run are worth.</summary>
internal sealed class RunNames(Job job, NewRun run, Func<string, RunStep?> steps)
{
    public const string Params = "params";
    public const string OfSession = "session";
    public const string OfRun = "run";
    public const string Steps = "steps";
    public const string Item = "item";

    private readonly IReadOnlyDictionary<string, object?> parameters = RunParameters.Of(job, run.Parameters);

    private readonly TradingCalendar calendar = job.Schedule?.Calendar ?? TradingCalendar.Nyse;

    public static IReadOnlyList<string> Roots { get; } = [Params, OfSession, OfRun, Steps, Item];

    public static IReadOnlyList<string> SessionFields { get; } = ["date", "is_half_day", "is_month_end", "is_week_end"];

    public static IReadOnlyList<string> RunFields { get; } = ["trigger", "full_refresh"];

    /// <param name="name">A name that was checked when the file was read.</param>
    /// <param name="item">The item of a step that runs once per item.</param>
    public object? ValueOf(Expression.Name name, string? item) => name.Root switch
    {
        Params => parameters.GetValueOrDefault(name.From(1)),
        OfSession => SessionFact(name.From(1)),
        OfRun => name.From(1) == "trigger" ? HistoryRows.Word(run.Trigger) : run.FullRefresh,
        Steps => StepFact(steps(name.Path[1].Text), name.From(2)),
        _ => item,
    };

    private object SessionFact(string fact)
    {
        var (day, next) = (run.Session.Date, calendar.Next(run.Session.Date));
        return fact switch
        {
            "is_half_day" => calendar.IsHalfDay(day),
            "is_month_end" => next.Month != day.Month,
            "is_week_end" => next.DayNumber - day.DayNumber >= 7 || next.DayOfWeek < day.DayOfWeek,
            _ => run.Session.ToString(),
        };
    }

    // A count that a step did not report is zero.
    private static object StepFact(RunStep? step, string fact) => fact switch
    {
        "state" => HistoryRows.Word(step?.State ?? StepState.Waiting),
        "rows" => step?.Rows ?? 0,
        _ => step?.Counts.GetValueOrDefault(fact["counts.".Length..]) ?? 0,
    };
}
