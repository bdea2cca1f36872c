using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
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
        var parameters = ParameterOption.Create();
        var json = Json.Option();
        var markets = new MarketOptions();
        var command = new SectorCommand(
            "run",
            "Run a job for one session",
            "sector run daily --sandbox",
            "sector run daily --market ../shared/market --session 2019-12-31",
            "sector run daily --from transform")
        {
            job, session, parameters, from, only, refresh, json,
        };
        markets.AddTo(command);

        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var given = ParameterOption.Read(parsed.GetValue(parameters));
            await using var workspace = await Workspace.OpenAsync(context, markets.Choose(parsed, context), cancellation);
            var found = workspace.Jobs.Get(parsed.GetRequiredValue(job));
            var request = new RunRequest
            {
                Session = SessionChoice.Of(parsed.GetValue(session), workspace.Market.Sessions.LastFor(found, context.Time.GetUtcNow()), "--session"),
                By = CliCaller.Name,
                Parameters = given,
                From = parsed.GetValue(from),
                Only = parsed.GetValue(only),
                FullRefresh = parsed.GetValue(refresh),
            };
            return await new RunConsole(cli.Environment, workspace) { AsJson = parsed.GetValue(json) }.ShowAsync(
                (board, stop) => workspace.Executor.RunAsync(found, request, board, stop), cancellation);
        });
    }
}
