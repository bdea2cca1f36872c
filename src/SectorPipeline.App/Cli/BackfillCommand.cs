using System.CommandLine;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector backfill</c>: a run for each missing session.</summary>
internal static class BackfillCommand
{
    public static Command Create(SectorCli cli)
    {
        var options = new BackfillOptions();
        var json = Json.Option();
        var plan = new Option<bool>("--plan") { Description = "Show what would be done, and do nothing" };
        var markets = new MarketOptions();
        var command = new SectorCommand(
            "backfill",
            "Run a job for every session that it has not processed",
            "sector backfill daily --from 2024-01-02 --to 2024-06-28 --plan",
            "sector backfill daily --from 2024-01-02 --to 2024-06-28 --order newest --max-parallel 2",
            "sector backfill daily --from 2024-01-02 --to 2024-06-28 --only failed",
            "sector backfill resume last")
        {
            plan, json,
            List(cli), Show(cli),
            Change(cli, "pause", "Start no further run of a backfill", (store, id, by, cancellation) => store.PauseAsync(id, by, cancellation)),
            Change(cli, "cancel", "Cancel a backfill and its runs", (store, id, by, cancellation) => store.CancelAsync(id, by, cancellation)),
            Resume(cli),
        };
        options.AddTo(command);
        markets.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var request = options.Read(parsed);
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation);
            using var jobs = workspace.OpenJobFolder();
            var planner = workspace.CreatePlanner(jobs);
            var found = await planner.PlanAsync(request, cancellation);
            var console = new BackfillConsole(cli.Environment, workspace) { AsJson = parsed.GetValue(json) };
            console.Show(found);
            if (parsed.GetValue(plan) || found.Sessions.Count == 0)
                return ExitCode.Done;
            var backfill = await planner.StartAsync(request, CliCaller.Name, cancellation);
            return await console.WorkAsync(backfill, jobs, cancellation);
        });
    }

    private static Command List(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("list", "List the latest backfills", "sector backfill list") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var backfills = await history.Backfills.ListAsync(20, cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, backfills);
            else
                cli.Environment.Out.Write(BackfillTable.Of(backfills));
            return ExitCode.Done;
        });
    }

    private static Command Show(SectorCli cli)
    {
        var (id, json) = (IdArgument(), Json.Option());
        var command = new SectorCommand("show", "Show how far a backfill is", "sector backfill show last") { id, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var backfill = await history.Backfills.FindAsync(parsed.GetRequiredValue(id), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, backfill);
            else
                cli.Environment.Out.Write(BackfillTable.Of([backfill]));
            return ExitCode.Done;
        });
    }

    private static Command Change(
        SectorCli cli, string name, string description, Func<IBackfills, string, string, CancellationToken, Task<Backfill>> change)
    {
        var id = IdArgument();
        var command = new SectorCommand(name, description, $"sector backfill {name} last") { id };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenAsync(context, cancellation);
            var changed = await change(history.Backfills, parsed.GetRequiredValue(id), CliCaller.Name, cancellation);
            cli.Environment.Out.Write(BackfillTable.Of([changed]));
            return ExitCode.Done;
        });
    }

    private static Command Resume(SectorCli cli)
    {
        var id = IdArgument();
        var command = new SectorCommand("resume", "Go on with a backfill that was paused, or whose command was stopped", "sector backfill resume last") { id };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var market = context.Root.Market ?? throw new ConfigurationException($"{context.Root.FullPath}: nothing has run here yet. Start with 'sector run daily --sandbox'.");
            await using var workspace = await Workspace.OpenAsync(context, market, cancellation);
            var backfill = await workspace.Store.Backfills.ResumeAsync(parsed.GetRequiredValue(id), CliCaller.Name, cancellation);
            using var jobs = workspace.OpenJobFolder();
            return await new BackfillConsole(cli.Environment, workspace).WorkAsync(backfill, jobs, cancellation);
        });
    }

    private static Argument<string> IdArgument() => new("backfill")
    {
        Description = "An id, the start of one, or 'last'",
        DefaultValueFactory = _ => "last",
    };
}
