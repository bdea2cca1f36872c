using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql</c>: the SQL project, with dbt's commands and options.</summary>
internal static class SqlCommands
{
    private delegate Task<InvocationResult> Invoke(SqlRunner runner, SqlRunOptions options, CancellationToken cancellation);

    public static Command Create(SectorCli cli) => new SectorCommand(
        "sql", "Build, test and inspect the SQL models", "sector sql build", "sector sql run --select staging+", "sector sql ls --json")
    {
        Executing(cli, "build", "Load seeds, build models and test them, in one order", (runner, options, token) => runner.BuildAsync(options, token)),
        Executing(cli, "run", "Build models", (runner, options, token) => runner.RunAsync(options, token)),
        Executing(cli, "test", "Run data tests", (runner, options, token) => runner.TestAsync(options, token)),
        Executing(cli, "seed", "Load seeds", (runner, options, token) => runner.SeedAsync(options, token)),
        SqlCompileCommand.Create(cli),
        SqlShowCommand.Create(cli),
        SqlListCommand.Create(cli),
        SqlRetryCommand.Create(cli),
        SqlOperationCommand.Create(cli),
        SqlParseCommand.Create(cli),
        SqlDepsCommand.Create(cli),
        SqlDebugCommand.Create(cli),
        SqlCleanCommand.Create(cli),
        SqlSourceCommand.Create(cli),
        SqlDocsCommand.Create(cli),
        SqlLintCommand.Create(cli),
    };

    private static Command Executing(SectorCli cli, string name, string description, Invoke invoke)
    {
        var shared = new SqlOptions();
        var command = new SectorCommand(name, description, $"sector sql {name}", $"sector sql {name} --select marts --exclude mart_risk_metrics");
        shared.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var report = shared.Report(parsed, cli);
            var options = shared.Run(parsed, project);
            var result = await invoke(new SqlRunner(project, warehouse, report), options, cancellation);
            if (options.WarnError && result.Results.Count == 0 && result.Warnings.Count > 0)
                throw new ConfigurationException(result.Warnings);
            report.Finish(result);
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        });
    }
}
