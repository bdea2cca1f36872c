using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>The lines under a run: rows, times, warnings, and where everything is.</summary>
internal static class RunSummary
{
    public static void Write(IAnsiConsole console, RunDetails details, TimeSpan elapsed, DataRoot root, string warehouse, string history, string workingDirectory)
    {
        foreach (var warning in details.Steps.SelectMany(step => step.Warnings.Select(text => $"{step.Name}: {text}")))
        {
            console.Markup("[yellow]warning[/] ");
            console.WriteLine(warning);
        }

        console.WriteLine(Rows(details.Steps));
        console.WriteLine(Times(details, elapsed));
        console.WriteLine($"lake: {Near(root.Lake)}");
        console.WriteLine($"warehouse: {(warehouse == root.Warehouse ? Near(warehouse) : warehouse)}");
        console.WriteLine($"run history: {(history == root.RunHistory ? Near(history) : history)} (run {details.Run.Id})");

        string Near(string path) =>
            Path.GetRelativePath(workingDirectory, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    // Ingestion counts what is new in the lake under the same name as the warehouse's step, which fetches nothing, counts what it loads.
    private static string Rows(IReadOnlyList<RunStep> steps)
    {
        var ingestion = steps.Where(step => step.Counts.ContainsKey(StepCounts.Fetched)).ToList();
        var others = steps.Except(ingestion).ToList();
        var loaded = others.Exists(step => step.Counts.ContainsKey(StepCounts.Loaded))
            ? $"{Text(Sum(others, StepCounts.Loaded))} loaded into the warehouse"
            : $"{Text(Sum(ingestion, StepCounts.Loaded))} new in the lake";
        return $"rows: {Text(Sum(ingestion, StepCounts.Fetched))} fetched, {Text(Sum(ingestion, StepCounts.Quarantined))} quarantined, {loaded}";
    }

    private static long Sum(IReadOnlyList<RunStep> steps, string count) => steps.Sum(step => step.Counts.GetValueOrDefault(count));

    private static string Text(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static string Times(RunDetails details, TimeSpan elapsed)
    {
        var times = details.Steps
            .Where(step => step is { Started: not null, Finished: not null })
            .Select(step => $"{step.Name} {StepText.Elapsed(step.Finished!.Value - step.Started!.Value)}");
        return $"time: {StepText.Elapsed(elapsed)} in all ({string.Join(", ", times)})";
    }
}
