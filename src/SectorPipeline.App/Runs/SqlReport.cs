using System.Globalization;
using SectorPipeline.Models;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>A line per node as it ends, and the sum under them, in the manner that dbt's users know.</summary>
/// <param name="console">Where to.</param>
/// <param name="quiet">Whether nodes that end well are left out.</param>
internal sealed class SqlReport(IAnsiConsole console, bool quiet = false) : INodeObserver
{
    private const int NameWidth = 60;
    private readonly Lock gate = new();
    private int planned;
    private int done;

    public void Planned(int total) => planned = total;

    public void NodeStarted(Node node)
    {
    }

    public void NodeFinished(NodeResult result)
    {
        lock (gate)
        {
            done++;
            if (quiet && result.Status is NodeStatus.Success or NodeStatus.Pass)
                return;
            var number = string.Create(CultureInfo.InvariantCulture, $"{done} of {planned}");
            console.Write(number.PadLeft(12) + " ");
            console.Markup(Word(result.Status));
            console.WriteLine($" {NodeProperties.TypeName(result.Node.Type),-9} {Name(result.Node).PadRight(NameWidth, '.')} {Outcome(result)}");
        }
    }

    public void Message(string text)
    {
        lock (gate)
            console.WriteLine(text);
    }

    public void Finish(InvocationResult result)
    {
        foreach (var warning in result.Warnings)
            console.WriteLine($"warning {warning}");
        foreach (var failed in result.Results.Where(node => node.Status is NodeStatus.Error or NodeStatus.Fail))
        {
            console.WriteLine();
            console.Markup("[red]error[/] ");
            console.WriteLine(failed.Message);
        }

        if (quiet && result.Succeeded)
            return;
        console.WriteLine();
        console.WriteLine(result.Results.Count == 0 && result.Command is not ("generate" or "freshness") ? $"{result.Command}: nothing is selected, so there is nothing to do" : Sum(result));
    }

    private static string Sum(InvocationResult result)
    {
        var good = result.Count(NodeStatus.Success) + result.Count(NodeStatus.Pass);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Command}: {good} ok, {result.Count(NodeStatus.Warn)} warned, {result.Count(NodeStatus.Error) + result.Count(NodeStatus.Fail)} failed, "
            + $"{result.Count(NodeStatus.Skipped)} skipped in {StepText.Elapsed(result.Elapsed)}");
    }

    private static string Name(Node node) => (node is not TestNode && node.Relation is { } relation ? $"{relation.Schema}.{relation.Identifier}" : node.Name) + " ";

    private static string Outcome(NodeResult result) => result.Status switch
    {
        _ when result.IsReused => "[unchanged]",
        NodeStatus.Skipped => $"[because {result.Cause} did not succeed]",
        NodeStatus.Fail or NodeStatus.Warn => string.Create(CultureInfo.InvariantCulture, $"[{result.Failures} failures in {StepText.Elapsed(result.Elapsed)}]"),
        _ when result.Rows is { } rows => string.Create(CultureInfo.InvariantCulture, $"[{rows:N0} rows in {StepText.Elapsed(result.Elapsed)}]"),
        _ => $"[{StepText.Elapsed(result.Elapsed)}]",
    };

    private static string Word(NodeStatus status) => status switch
    {
        NodeStatus.Success => "[green]OK   [/]",
        NodeStatus.Pass => "[green]PASS [/]",
        NodeStatus.Warn => "[yellow]WARN [/]",
        NodeStatus.Skipped => "[yellow]SKIP [/]",
        NodeStatus.Fail => "[red]FAIL [/]",
        _ => "[red]ERROR[/]",
    };
}
