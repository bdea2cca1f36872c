using System.CommandLine;
using SectorPipeline.App.Runs;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql run-operation</c>: calls a macro for what it does.</summary>
internal static class SqlOperationCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var macro = new Argument<string>("macro") { Description = "The macro: a name, or package.name" };
        var args = new Option<string?>("--args") { Description = "Its arguments as YAML: '{key: value}'", HelpName = "YAML" };
        var command = new SectorCommand(
            "run-operation",
            "Call a macro for what it does",
            "sector sql run-operation grant_select --args '{role: reporter}'")
        {
            macro, args,
        };
        shared.AddProjectTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var arguments = parsed.GetValue(args) is { } text ? SqlProjectOptions.ParseVars(text) : new Dictionary<string, object?>(StringComparer.Ordinal);
            var runner = new SqlRunner(project, warehouse, new SqlReport(cli.Environment.Out));
            await runner.RunOperationAsync(parsed.GetRequiredValue(macro), arguments, cancellation);
            return ExitCode.Done;
        });
    }
}
