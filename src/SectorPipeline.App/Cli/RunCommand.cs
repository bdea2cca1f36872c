using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector run</c>: one job for one session.</summary>
internal static class RunCommand
{
    public static Command Create(SectorCli cli)
    {
        var job = new Argument<string>("job") { Description = "The name of a job in jobs/" };
        var session = new Option<string?>("--session") { Description = "The trading day; the last complete one by default", HelpName = "YYYY-MM-DD" };
        var from = new Option<string?>("--from") { Description = "Run this step and all that need it", HelpName = "STEP" };
        var only = new Option<string?>("--only") { Description = "Run this step alone", HelpName = "STEP" };
        var refresh = new Option<bool>("--full-refresh") { Description = "Fetch and build everything from the start" };
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand(
            "run",
            "Run a job for one session",
            "sector run daily --sandbox",
            "sector run daily --market ../shared/market --session 2019-12-31",
            "sector run daily --from transform")
        {
            job, session, from, only, refresh, json,
        };
        markets.AddTo(command);

        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(context, markets.Choose(parsed, context), cancellation);
            var request = new RunRequest
            {
                Session = ChooseSession(parsed.GetValue(session), workspace.Market.LastSession),
                From = parsed.GetValue(from),
                Only = parsed.GetValue(only),
                FullRefresh = parsed.GetValue(refresh),
            };
            var found = workspace.Jobs.Get(parsed.GetRequiredValue(job));
            return await new RunConsole(cli.Environment, workspace) { AsJson = parsed.GetValue(json) }.ShowAsync(
                board => workspace.Executor.RunAsync(found, request, board, cancellation), cancellation);
        });
    }

    private static Session ChooseSession(string? text, Session last)
    {
        if (text is null)
            return last;
        var session = Session.Parse(text);
        if (session > last)
            throw new ConfigurationException($"--session {session}: the last complete session is {last}. Choose it or an earlier one.");
        if (!TradingCalendar.Nyse.IsSession(session.Date))
        {
            var nearest = new Session(TradingCalendar.Nyse.Previous(session.Date));
            throw new ConfigurationException($"--session {session}: the exchange was closed. The session before was {nearest}.");
        }

        return session;
    }
}
