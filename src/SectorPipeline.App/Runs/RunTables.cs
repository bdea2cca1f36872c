using System.Globalization;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>The run history on a terminal.</summary>
internal static class RunTables
{
    public static Table Runs(IReadOnlyList<Run> runs)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Run", "Job", "Session", "State", "Trigger", "Started (UTC)", "Time");
        foreach (var run in runs)
        {
            table.AddRow(
                Markup.Escape(run.Id),
                Markup.Escape(run.Job),
                run.Session.ToString(),
                StateMarkup(run.State),
                run.Trigger.ToString().ToLowerInvariant(),
                Instant(run.Started ?? run.Created),
                run is { Started: { } started, Finished: { } finished } ? StepText.Elapsed(finished - started) : "");
        }

        return table;
    }

    public static void WriteDetails(IAnsiConsole console, RunDetails details)
    {
        console.Write(Runs([details.Run]));
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Step", "State", "Attempts", "Rows", "Started (UTC)", "Time", "Counts, or what went wrong");
        table.Columns[3].RightAligned();
        foreach (var step in details.Steps)
            table.AddRow(Cells(step));
        console.Write(table);
    }

    private static string[] Cells(RunStep step) =>
    [
        Markup.Escape(step.Name),
        $"[{StepText.Colour(step.State)}]{StepText.Word(step.State)}[/]",
        step.Attempts.Count.ToString(CultureInfo.InvariantCulture),
        step.Rows.ToString("N0", CultureInfo.InvariantCulture),
        step.Started is { } started ? Instant(started) : "",
        step is { Started: { } from, Finished: { } to } ? StepText.Elapsed(to - from) : "",
        Markup.Escape(StepText.Describe(step)),
    ];

    private static string StateMarkup(RunState state)
    {
        var colour = state switch
        {
            RunState.Succeeded => "green",
            RunState.Running => "blue",
            RunState.Cancelled => "yellow",
            _ => "red",
        };
        return $"[{colour}]{state.ToString().ToLowerInvariant()}[/]";
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
