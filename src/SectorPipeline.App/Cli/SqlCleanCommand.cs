using System.CommandLine;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql clean</c>: deletes the folders that the project calls its clean-targets.</summary>
internal static class SqlCleanCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand("clean", "Delete the folders that the project names in clean-targets (or target/)", "sector sql clean");
        shared.AddProjectTo(command);
        return cli.Handle(command, (parsed, context, _) =>
        {
            foreach (var folder in shared.Load(parsed, context).Clean())
                cli.Environment.Out.Profile.Out.Writer.WriteLine($"deleted {Path.GetRelativePath(cli.Environment.WorkingDirectory, folder)}");
            return Task.FromResult(ExitCode.Done);
        });
    }
}
