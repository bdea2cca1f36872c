using System.CommandLine;
using SectorPipeline.Alerts;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector alerts deliver</c>: tries what is due in the outbox, for those who run no host.</summary>
internal static class AlertsDeliverCommand
{
    public static Command Create(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("deliver", "Send the messages that are due; a host does so by itself", "sector alerts deliver", "sector alerts deliver --json") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var people = parsed.GetValue(json) ? cli.Environment.Error : cli.Environment.Out;
            var options = context.Settings.Alerts();
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            using var channels = AlertChannels.Open(options, new AlertSurroundings(context.Root.FullPath, line => people.WriteLine($"alert {line}"), context.Time));
            var report = await new Deliverer(warehouse, options, context.Time).DeliverAsync(channels.All, cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, report);
            else
                Write(people, report);
            return report.Errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static void Write(IAnsiConsole console, DeliveryReport report)
    {
        foreach (var error in report.Errors.Values)
        {
            console.Markup("[red]error[/] ");
            console.WriteLine(error);
        }

        console.WriteLine($"{report.Delivered} delivered, {report.Failed} failed and tried again later, {report.Dead} given up.");
    }
}
