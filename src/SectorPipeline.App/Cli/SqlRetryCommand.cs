using System.CommandLine;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql retry</c>: goes on with the last command where it failed or was stopped.</summary>
internal static class SqlRetryCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand(
            "retry", "Go on with the last command: run what failed, was skipped or did not come to run", "sector sql retry", "sector sql retry --threads 8");
        shared.AddProjectTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var options = shared.Project(parsed, context);
            var last = InterruptedRun.Read(options)
                ?? throw new ConfigurationException("retry: no command has run here, so there is nothing to go on with. Run 'sector sql build'.");
            if (last.Nodes.Count == 0)
            {
                cli.Environment.Out.Profile.Out.Writer.WriteLine($"retry: '{last.Command}' did all that it had to do.");
                return ExitCode.Done;
            }

            var project = SqlProject.Load(options with { Target = last.Target, Vars = SqlProjectOptions.ParseVars(last.Vars) });
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var report = shared.Report(parsed, cli);
            var result = await new SqlRunner(project, warehouse, report).RetryAsync(last, shared.Run(parsed, project), cancellation);
            report.Finish(result);
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        });
    }
}
