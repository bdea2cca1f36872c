using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector runs</c>: what ran, and running it again.</summary>
internal static class RunsCommands
{
    public static Command Create(SectorCli cli) => new SectorCommand("runs", "List, show, rerun and cancel runs", "sector runs list", "sector runs rerun last", "sector runs logs last --step metrics")
    {
        List(cli),
        Show(cli),
        Rerun(cli),
        Cancel(cli),
        RunLogCommand.Create(cli),
    };

    private static Command List(SectorCli cli)
    {
        var job = new Option<string?>("--job") { Description = "Only runs of this job", HelpName = "JOB" };
        var state = new Option<RunState?>("--state") { Description = "Only runs in this state" };
        var limit = WholeNumberOption.Create("--limit", "How many, the latest first", usual: 20, least: 1);
        var json = Json.Option();
        var command = new SectorCommand("list", "The runs, the latest first", "sector runs list --state failed", "sector runs list --json") { job, state, limit, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var filter = new RunFilter { Job = parsed.GetValue(job), State = parsed.GetValue(state), Limit = parsed.GetValue(limit) };
            var runs = await history.Runs.ListAsync(filter, cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, runs);
            else
                cli.Environment.Out.Write(RunTables.Runs(runs));
            return ExitCode.Done;
        });
    }

    private static Command Show(SectorCli cli)
    {
        var run = RunArgument();
        var json = Json.Option();
        var command = new SectorCommand("show", "A run with its steps and attempts", "sector runs show last", "sector runs show 20261121T0600 --json") { run, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var details = await history.Runs.FindAsync(parsed.GetRequiredValue(run), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, details);
            else
                RunTables.WriteDetails(cli.Environment.Out, details);
            return ExitCode.Done;
        });
    }

    private static Command Cancel(SectorCli cli)
    {
        var run = RunArgument();
        var command = new SectorCommand("cancel", "Cancel a run that is queued, or that a host executes", "sector runs cancel last") { run };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var cancelled = await history.Queue.CancelAsync(parsed.GetRequiredValue(run), CliCaller.Name, cancellation);
            cli.Environment.Out.Write(RunTables.Runs([cancelled]));
            return ExitCode.Done;
        });
    }

    private static Command Rerun(SectorCli cli)
    {
        var run = RunArgument();
        var from = new Option<string?>("--from") { Description = "Run this step and all that need it again", HelpName = "STEP" };
        var only = new Option<string?>("--only") { Description = "Run this step alone again", HelpName = "STEP" };
        var refresh = new Option<bool>("--full-refresh") { Description = "Fetch and build everything from the start" };
        var json = Json.Option();
        var command = new SectorCommand(
            "rerun",
            "Run again what did not succeed, under the same run id",
            "sector runs rerun last",
            "sector runs rerun 20261121T0600 --from transform")
        {
            run, from, only, refresh, json,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var market = context.Root.Market
                ?? throw new ConfigurationException($"{context.Root.FullPath}: nothing has run here yet. Start with 'sector run daily --sandbox'.");
            await using var workspace = await Workspace.OpenAsync(context, market, cancellation);
            var request = new RerunRequest
            {
                Run = parsed.GetRequiredValue(run),
                From = parsed.GetValue(from),
                Only = parsed.GetValue(only),
                FullRefresh = parsed.GetValue(refresh),
            };
            await RefuseSingleStepAsync(workspace, request.Run, cancellation);
            return await new RunConsole(cli.Environment, workspace) { AsJson = parsed.GetValue(json) }.ShowAsync(
                (board, stop) => workspace.Executor.RerunAsync(workspace.Jobs, request, board, stop), cancellation);
        });
    }

    // A run of 'sector ingest' has no job file to go on with; the command itself goes on.
    private static async Task RefuseSingleStepAsync(Workspace workspace, string run, CancellationToken cancellation)
    {
        const string prefix = "ingest.";
        var found = (await workspace.History.FindAsync(run, cancellation)).Run;
        if (found.Job.StartsWith(prefix, StringComparison.Ordinal) && workspace.Jobs.Jobs.All(job => job.Name != found.Job))
        {
            throw new ConfigurationException(
                $"run {found.Id}: is of 'sector ingest {found.Job[prefix.Length..]}', not of a job. Give that command again, or name a run of a job ('sector runs list').");
        }
    }

    internal static Argument<string> RunArgument() => new("run")
    {
        Description = "An id, the start of one, or 'last'",
        DefaultValueFactory = _ => "last",
    };
}
