using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Jobs;

/// <summary>Jobs on a terminal.</summary>
internal static class JobTables
{
    public static Table Jobs(IEnumerable<JobOutline> jobs)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Job", "Schedule", "Deadline", "Steps", "Description");
        foreach (var job in jobs)
        {
            table.AddRow(
                Markup.Escape(job.Name),
                Markup.Escape(job.Schedule?.ToString() ?? "on demand"),
                Time(job.Deadline),
                job.Steps.Count.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(job.Description));
        }

        return table;
    }

    public static void WriteDetails(IAnsiConsole console, JobOutline job)
    {
        console.Write(Jobs([job]));
        if (job.Parameters.Count > 0)
            console.Write(Parameters(job.Parameters));
        console.Write(Steps(job.Steps));
    }

    private static Table Parameters(IReadOnlyList<JobParameter> parameters)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Parameter", "Default", "Description");
        foreach (var parameter in parameters)
        {
            var usual = parameter.IsRequired ? "required" : parameter.Default ?? "";
            table.AddRow(Markup.Escape(parameter.Name + (parameter.IsList ? " (list)" : "")), Markup.Escape(usual), Markup.Escape(parameter.Description));
        }

        return table;
    }

    private static Table Steps(IReadOnlyList<StepOutline> steps)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Step", "Uses", "Needs", "Runs", "With");
        foreach (var step in steps)
        {
            table.AddRow(
                Markup.Escape(step.Name),
                Markup.Escape(step.Uses),
                Markup.Escape(string.Join(", ", step.Needs)),
                Markup.Escape(string.Join("; ", Rules(step))),
                Markup.Escape(string.Join(", ", step.With.Keys.Select(name => $"{name}: {new StepParameters(step.With).Text(name)}"))));
        }

        return table;
    }

    private static IEnumerable<string> Rules(StepOutline step)
    {
        if (step.NotBefore is { } time)
            yield return $"not before {Time(time)}";
        if (step.If is { } condition)
            yield return $"if {condition}";
        if (step.ForEach is { } items)
            yield return string.Create(CultureInfo.InvariantCulture, $"for each of {items}, {step.MaxParallel} at once");
        if (step.Handles.Count > 0)
            yield return $"when {string.Join(" or ", step.Handles)} failed";
        if (step.Handler is { } handler)
            yield return $"on failure {handler}";
        else if (step.OnFailure == FailurePolicy.Continue)
            yield return "on failure the rest goes on";
    }

    private static string Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
