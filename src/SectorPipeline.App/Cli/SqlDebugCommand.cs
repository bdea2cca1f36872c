using System.CommandLine;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql debug</c>: which project, profile and target are meant, and whether the warehouse answers.</summary>
internal static class SqlDebugCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand("debug", "Show project and target, and try the connection", "sector sql debug", "sector sql debug --target prod");
        shared.AddProjectTo(command);
        command.Options.Add(new Option<bool>("--connection") { Hidden = true });
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var output = cli.Environment.Out.Profile.Out.Writer;
            var project = shared.Load(parsed, context);
            await output.WriteLineAsync($"project    {project.Name} in {project.Directory}");
            await output.WriteLineAsync($"profile    {project.Target.ProfileName}, target {project.Target.Name}, of type {project.Target.Type}");
            foreach (var (key, value) in project.TargetSettings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
                await output.WriteLineAsync($"           {key}: {value}");
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var answer = await new SqlRunner(project, warehouse).ShowInlineAsync("select 1 as answer", 1, cancellation);
            await output.WriteLineAsync($"connection works: select 1 gives {answer.Rows[0][0]}");
            return ExitCode.Done;
        });
    }
}
