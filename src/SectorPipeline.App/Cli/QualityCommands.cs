using System.CommandLine;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Quality;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector quality</c>: what is checked, what was found, and what was accepted.</summary>
internal static class QualityCommands
{
    private const int RunsShown = 10;

    public static Command Create(SectorCli cli) =>
        new SectorCommand("quality", "Check the lake's raw data, and look at what was found", "sector quality check --from 2020-01-01", "sector quality list", "sector quality show prices.price_spike")
        {
            QualityCheckCommand.Create(cli), List(cli), Show(cli), Accept(cli), QualityProveCommand.Create(cli),
        };

    private static Command List(SectorCli cli)
    {
        var run = new Option<string?>("--run") { Description = "The run whose results are shown; the last one by default", HelpName = "ID" };
        var json = Json.Option();
        var command = new SectorCommand("list", "What the checks of a run have found", "sector quality list", "sector quality list --json") { run, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            var results = await new QualityStore(warehouse, context.Time).ListAsync(parsed.GetValue(run), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, results.Select(CheckView.Of));
            else if (results.Count == 0)
                cli.Environment.Out.WriteLine("No check has run yet. Run the daily job, or 'sector quality check'.");
            else
                cli.Environment.Out.Write(QualityView.Table(results));
            return ExitCode.Done;
        });
    }

    private static Command Show(SectorCli cli)
    {
        var name = new Argument<string>("check") { Description = "Such as prices.price_spike" };
        var json = Json.Option();
        var command = new SectorCommand("show", "A check: what it is about, the rows that it found last, and its trend", "sector quality show prices.price_spike") { name, json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var check = new QualityProject(context.QualityDirectory, () => [], TradingCalendar.Nyse).Find(parsed.GetRequiredValue(name));
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            var trend = await new QualityStore(warehouse, context.Time).TrendAsync(check.Name, RunsShown, cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, trend.Select(CheckView.Of));
            else
                QualityView.Write(cli.Environment.Out, check, trend);
            return ExitCode.Done;
        });
    }

    private static Command Accept(SectorCli cli)
    {
        var check = new Argument<string>("check") { Description = "Such as prices.dividend_size, or 'all' for every check" };
        var symbol = new Option<string?>("--symbol") { Description = "The symbol or series; all by default", HelpName = "S" };
        var from = new Option<string>("--from") { Description = "The first day", Required = true, HelpName = "D" };
        var to = new Option<string?>("--to") { Description = "The last day; the first by default", HelpName = "D" };
        var reason = new Option<string>("--reason") { Description = "Why it is no fault", Required = true, HelpName = "TEXT" };
        var training = new Option<bool>("--exclude-from-training") { Description = "Leave the days out of what checks take as usual" };
        var command = new SectorCommand("accept", "Say that something found is no fault: checks are silent about it from then on",
            "sector quality accept prices.dividend_size --symbol GOOGL --from 2014-04-03 --reason 'class C share distribution'",
            "sector quality accept all --from 2020-03-09 --to 2020-03-20 --reason 'crash' --exclude-from-training")
        {
            check, symbol, from, to, reason, training,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var incident = Read(parsed.GetRequiredValue(check), parsed.GetValue(symbol), parsed.GetRequiredValue(from), parsed.GetValue(to), context) with
            {
                Reason = parsed.GetRequiredValue(reason),
                ExcludedFromTraining = parsed.GetValue(training),
            };
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            await new QualityStore(warehouse, context.Time).AcceptAsync(incident, cancellation);
            cli.Environment.Out.WriteLine($"Accepted: {incident.Check ?? "every check"}, {incident.Entity ?? "all"}, {incident.From:yyyy-MM-dd} to {incident.To:yyyy-MM-dd}. Checks are silent about it from the next run on.");
            return ExitCode.Done;
        });
    }

    private static Incident Read(string check, string? entity, string from, string? to, HostContext context)
    {
        var named = check == "all" ? null : new QualityProject(context.QualityDirectory, () => [], TradingCalendar.Nyse).Find(check).Name;
        var first = Session.Parse(from).Date;
        var last = to is null ? first : Session.Parse(to).Date;
        return last < first
            ? throw new ConfigurationException($"--to {to}: is before --from {from}. Exchange them.")
            : new Incident { Check = named, Entity = entity, From = first, To = last, Reason = "", AcceptedBy = CliCaller.Name, AcceptedAt = context.Time.GetUtcNow().UtcDateTime };
    }
}
