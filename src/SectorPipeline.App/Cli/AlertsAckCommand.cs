using System.CommandLine;
using SectorPipeline.Alerts;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector alerts ack</c>: somebody has seen it.</summary>
internal static class AlertsAckCommand
{
    public static Command Create(SectorCli cli)
    {
        var key = new Argument<string>("key") { Description = "Of the alert, as 'sector alerts list' shows it" };
        var by = new Option<string>("--by") { Description = "Who has seen it; you by default", DefaultValueFactory = _ => CliCaller.Name };
        var note = new Option<string?>("--note") { Description = "What there is to say about it" };
        var json = Json.Option();
        var command = new SectorCommand(
            "ack",
            "Note that somebody has seen an alert: nothing more is sent of it, unless its severity rises",
            "sector alerts ack drawdown/Energy",
            "sector alerts ack run_failed/daily --by anna --note 'the vendor is down, see their status page'")
        {
            key, by, note, json,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            var alert = await new AlertBook(warehouse, context.Time).AcknowledgeAsync(
                parsed.GetRequiredValue(key), parsed.GetRequiredValue(by), parsed.GetValue(note), cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, alert);
            else
                cli.Environment.Out.WriteLine($"{alert.Key} is acknowledged by {alert.AcknowledgedBy}: {alert.Title}");
            return ExitCode.Done;
        });
    }
}
