using System.CommandLine;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql parse</c>: reads the project, and says what is wrong with it.</summary>
internal static class SqlParseCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand("parse", "Read the project and write its manifest; nothing is run", "sector sql parse");
        shared.AddProjectTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            var output = cli.Environment.Out.Profile.Out.Writer;
            foreach (var warning in project.Warnings)
                await output.WriteLineAsync($"warning {warning}");
            var path = await project.WriteManifestAsync(cancellation);
            await output.WriteLineAsync($"{project.Graph.Nodes.Count} nodes: {Path.GetRelativePath(cli.Environment.WorkingDirectory, path)}");
            return ExitCode.Done;
        });
    }
}
