using System.CommandLine;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql deps</c>: which packages the project uses, and where they are; none is fetched.</summary>
internal static class SqlDepsCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand("deps", "Show the packages of the project, and say which are missing; none is downloaded", "sector sql deps");
        shared.AddProjectTo(command);
        return cli.Handle(command, async (parsed, context, _) =>
        {
            var output = cli.Environment.Out.Profile.Out.Writer;
            var packages = shared.Load(parsed, context).PackageFolders;
            foreach (var (name, folder) in packages)
                await output.WriteLineAsync($"{name}: {folder}");
            await output.WriteLineAsync(packages.Count == 0 ? "The project uses no packages." : "All packages are there.");
            return ExitCode.Done;
        });
    }
}
