using System.Net;
using System.Text;
using MimeKit;

namespace SectorPipeline.Alerts;

/// <summary>A message as mail, with a text part and an HTML part that say the same.</summary>
internal static class Letter
{
    public static MimeMessage Of(OutboxMessage message, SmtpOptions options)
    {
        var told = message.Message;
        var from = MailboxAddress.Parse(options.From);
        var letter = new MimeMessage(
            (MailboxAddress[])[from], options.To.Select(MailboxAddress.Parse), Subject(told), new BodyBuilder { TextBody = Text(told), HtmlBody = Html(told) }.ToMessageBody())
        {
            MessageId = $"{message.Id}@{from.Domain}",
            Date = message.CreatedAt,
            Priority = told.Severity >= AlertSeverity.Error ? MessagePriority.Urgent : MessagePriority.Normal,
        };
        // Out-of-office replies to a machine help nobody.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static string Subject(AlertMessage message)
    {
        var verb = message.Event == NoticeKind.Raised ? "" : $" {Words.Of(message.Event)}";
        return $"[{Words.Of(message.Severity)}{verb}] {message.Title}";
    }

    private static string Text(AlertMessage message)
    {
        var text = new StringBuilder(message.Title).Append("\n\n").Append(message.Text).Append("\n\n");
        foreach (var alert in message.Alerts)
            text.Append("-- \n").AppendJoin('\n', Facts(alert).Select(fact => $"{fact.Name}: {fact.Value}")).Append('\n');
        return text.ToString();
    }

    private static string Html(AlertMessage message)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><body style=\"font-family:sans-serif\">")
            .Append($"<h2 style=\"margin:0 0 12px\">{Encode(message.Title)}</h2>")
            .Append($"<p style=\"white-space:pre-wrap\">{Encode(message.Text)}</p>");
        foreach (var alert in message.Alerts)
        {
            html.Append("<table style=\"border-collapse:collapse;margin:0 0 12px\">");
            foreach (var (name, value) in Facts(alert))
                html.Append($"<tr><td style=\"padding:2px 12px 2px 0;color:#555\">{name}</td><td>{Encode(value)}</td></tr>");
            html.Append("</table>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Facts(AlertView alert) =>
    [
        ("Alert", alert.Title), ("Severity", Words.Of(alert.Severity)), ("State", Words.Of(alert.State)),
        ("Session", $"{alert.Session:yyyy-MM-dd}"), ("Owner", alert.Owner), ("Key", alert.Key),
    ];

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
