using System.Globalization;
using SectorPipeline.Alerts;
using SectorPipeline.App.Host;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Operations;

/// <summary>Alerts, messages and trials on a terminal.</summary>
internal static class AlertTables
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Alert> alerts, IReadOnlyList<OutboxMessage> undelivered)
    {
        if (alerts.Count == 0)
            console.WriteLine("No alerts.");
        else
            console.Write(Alerts(alerts));
        if (undelivered.Count > 0)
            console.Write(Messages(undelivered));
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<ChannelTrial> results)
    {
        foreach (var result in results)
        {
            console.Markup(result.Error is null ? "[green]✓[/] " : "[red]✗[/] ");
            console.WriteLine($"{result.Channel,-14} {result.Error ?? "the test message got through"}");
        }

        if (results.Count == 0)
            console.WriteLine("No channel is enabled.");
    }

    public static void Write(IAnsiConsole console, string rule, Session session, IReadOnlyList<AlertPreview> previews)
    {
        console.WriteLine($"{rule} would raise {previews.Count} alerts for {session}:");
        foreach (var preview in previews)
        {
            console.Markup($"  [{Colour(preview.Severity)}]{ApiJson.Word(preview.Severity)}[/] ");
            console.WriteLine($"{preview.Key}: {preview.Title}");
            console.WriteLine($"    {preview.Message.ReplaceLineEndings("\n    ")}");
        }
    }

    private static Table Alerts(IReadOnlyList<Alert> alerts)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Severity", "Key", "State", "Title", "Session", "Raised (UTC)", "Times", "Owner");
        foreach (var alert in alerts)
        {
            table.AddRow(
                $"[{Colour(alert.Severity)}]{ApiJson.Word(alert.Severity)}[/]",
                Markup.Escape(alert.Key),
                Markup.Escape(StateOf(alert)),
                Markup.Escape(alert.Title),
                new Session(alert.Session).ToString(),
                Instant(alert.RaisedAt),
                alert.Occurrences.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(alert.Owner));
        }

        return table;
    }

    private static string StateOf(Alert alert) =>
        alert.Suppressed is not null && alert.IsOpen ? $"suppressed: {alert.Suppressed}"
        : alert is { State: AlertState.Acknowledged, AcknowledgedBy: { } by } ? $"acknowledged by {by}"
        : ApiJson.Word(alert.State);

    private static Table Messages(IReadOnlyList<OutboxMessage> messages)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Not delivered") };
        table.AddColumns("Channel", "State", "Title", "Attempts", "Written (UTC)", "Next attempt (UTC)", "Why");
        foreach (var message in messages)
        {
            table.AddRow(
                Markup.Escape(message.Channel),
                ApiJson.Word(message.State),
                Markup.Escape(message.Message.Title),
                message.Attempts.ToString(CultureInfo.InvariantCulture),
                Instant(message.CreatedAt),
                message.State == OutboxState.Dead ? "" : Instant(message.NextAttemptAt),
                Markup.Escape(message.LastError ?? ""));
        }

        return table;
    }

    private static string Colour(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical or AlertSeverity.Error => "red",
        AlertSeverity.Warning => "yellow",
        _ => "blue",
    };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
