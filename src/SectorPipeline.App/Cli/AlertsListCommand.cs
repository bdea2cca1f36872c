using System.CommandLine;
using SectorPipeline.Alerts;
using SectorPipeline.App.Host;
using SectorPipeline.App.Operations;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector alerts list</c>: the alerts that are open, and the messages that have not arrived.</summary>
internal static class AlertsListCommand
{
    public static Command Create(SectorCli cli)
    {
        var all = new Option<bool>("--all") { Description = "Those that are resolved too" };
        var rule = new Option<string?>("--rule") { Description = "Of this rule" };
        var entity = new Option<string?>("--entity") { Description = "About this sector, symbol or job" };
        var owner = new Option<string?>("--owner") { Description = "Of this owner" };
        var kind = new Option<string?>("--kind") { Description = "market or operations" };
        var severity = new Option<string?>("--severity") { Description = "At least info, warning, error or critical" };
        var limit = WholeNumberOption.Create("--limit", "How many at most", usual: 100, least: 1);
        var json = Json.Option();
        var command = new SectorCommand(
            "list",
            "The alerts that are open, the latest first, and the messages that have not arrived",
            "sector alerts list",
            "sector alerts list --severity error",
            "sector alerts list --all --rule drawdown --json")
        {
            all, rule, entity, owner, kind, severity, limit, json,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var filter = new AlertFilter
            {
                OnlyOpen = !parsed.GetValue(all),
                Rule = parsed.GetValue(rule),
                Entity = parsed.GetValue(entity),
                Owner = parsed.GetValue(owner),
                Kind = QueryWord.Parse<AlertKind>("--kind", parsed.GetValue(kind)),
                AtLeast = QueryWord.Parse<AlertSeverity>("--severity", parsed.GetValue(severity)),
                Limit = parsed.GetValue(limit),
            };
            await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
            var book = new AlertBook(warehouse, context.Time);
            var (alerts, messages) = (await book.ListAsync(filter, cancellation), await book.UndeliveredAsync(cancellation));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, new { Alerts = alerts, Undelivered = messages });
            else
                AlertTables.Write(cli.Environment.Out, alerts, messages);
            return ExitCode.Done;
        });
    }
}
