using System.CommandLine;
using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Operations;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector alerts test</c>: whether channels carry, and what a rule would raise.</summary>
internal static class AlertsTestCommand
{
    public static Command Create(SectorCli cli)
    {
        var channel = new Option<string?>("--channel") { Description = "This channel alone" };
        var rule = new Option<string?>("--rule") { Description = "Evaluate this rule, and show what it would raise; nothing is kept or sent" };
        var session = new Option<string?>("--session") { Description = "With --rule: the session; the last one of the marts by default", HelpName = "YYYY-MM-DD" };
        var json = Json.Option();
        var command = new SectorCommand(
            "test",
            "Send a test message over each channel; ends with 1 when one did not get through. Or try a rule",
            "sector alerts test",
            "sector alerts test --channel slack",
            "sector alerts test --rule drawdown --session 2024-06-28")
        {
            channel, rule, session, json,
        };
        return cli.Handle(command, (parsed, context, cancellation) => parsed.GetValue(rule) is { } name
            ? TryRuleAsync(cli, context, name, parsed.GetValue(session), parsed.GetValue(json), cancellation)
            : TryChannelsAsync(cli, context, parsed.GetValue(channel), parsed.GetValue(json), cancellation));
    }

    private static async Task<int> TryChannelsAsync(SectorCli cli, HostContext context, string? only, bool json, CancellationToken cancellation)
    {
        var (output, people) = (cli.Environment.Out, json ? cli.Environment.Error : cli.Environment.Out);
        var surroundings = new AlertSurroundings(context.Root.FullPath, line => people.WriteLine($"alert {line}"), context.Time);
        var results = await ChannelTrial.RunAsync(context.Settings.Alerts(), surroundings, only, cancellation);
        if (json)
            Json.Write(output, results);
        else
            AlertTables.Write(output, results);
        return results.All(result => result.Error is null) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<int> TryRuleAsync(SectorCli cli, HostContext context, string name, string? day, bool json, CancellationToken cancellation)
    {
        var rule = AlertRules.Load(context.AlertRulesPath).Get(name);
        await using var warehouse = await context.LoadSqlProject().OpenWarehouseAsync(cancellation);
        var session = await TrialSession.ChooseAsync(warehouse, day, context.Time, cancellation);
        var moment = EvaluationMoment.At(session, context.Time.GetUtcNow(), "");
        var previews = await new AlertEvaluator(warehouse, context.Settings.Alerts()).PreviewAsync(rule, moment, cancellation);
        if (json)
            Json.Write(cli.Environment.Out, previews);
        else
            AlertTables.Write(cli.Environment.Out, name, session, previews);
        return ExitCode.Done;
    }
}
