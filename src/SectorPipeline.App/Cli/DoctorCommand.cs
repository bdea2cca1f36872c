using System.CommandLine;
using SectorPipeline.App.Doctor;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector doctor</c>: whether a run can work here, and what to do when not.</summary>
internal static class DoctorCommand
{
    public static Command Create(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("doctor", "Check what a run needs, and say what to do", "sector doctor", "sector doctor --json") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in new Checks(context).RunAsync(cancellation))
            {
                findings.Add(finding);
                if (!parsed.GetValue(json))
                    Write(cli.Environment.Out, finding);
            }

            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, findings);
            return findings.Exists(finding => finding.State == FindingState.Bad) ? ExitCode.Failed : ExitCode.Done;
        });
    }

    private static void Write(IAnsiConsole console, Finding finding)
    {
        var mark = finding.State switch
        {
            FindingState.Good => "[green]✓[/]",
            FindingState.Warning => "[yellow]![/]",
            _ => "[red]✗[/]",
        };
        console.Markup($"{mark} ");
        console.WriteLine($"{finding.Check,-14} {finding.What}");
        if (finding.Remedy is not null)
            console.WriteLine($"  {"",-14} {finding.Remedy}");
    }
}
