namespace SectorPipeline.Alerts;

/// <summary>Posts each message as Slack's incoming webhooks take it, and those of Mattermost and Rocket.Chat.</summary>
internal sealed class SlackChannel(string name, JsonPost post) : IAlertChannel
{
    // Slack cuts what is longer.
    private const int LongestText = 3_000;

    public string Name => name;

    public Task SendAsync(OutboxMessage message, CancellationToken cancellation) =>
        post.SendAsync("", MessageJson.Write(BodyOf(message)), [("Idempotency-Key", message.Id)], cancellation);

    private static object BodyOf(OutboxMessage message)
    {
        var told = message.Message;
        var title = $"*{Escape(told.Title)}*";
        var fields = told.Alerts is [var only]
            ? new[] { Field("Severity", Words.Of(told.Severity)), Field("Session", $"{only.Session:yyyy-MM-dd}"), Field("Owner", only.Owner), Field("Key", only.Key) }
            : [Field("Severity", Words.Of(told.Severity)), Field("Alerts", $"{told.Count}")];
        return new
        {
            Text = told.Event is NoticeKind.Raised ? title : $"{Words.Of(told.Event)}: {title}",
            Attachments = new[] { new { Color = ColourOf(told), Text = Escape(Fitting.Within(told.Text, LongestText)), Fields = fields, Footer = message.Id } },
        };
    }

    private static object Field(string title, string value) => new { Title = title, Value = Escape(value), Short = true };

    private static string ColourOf(AlertMessage message) => message switch
    {
        { Event: NoticeKind.Resolved } => "#2e7d32",
        { Severity: AlertSeverity.Critical } => "#b71c1c",
        { Severity: AlertSeverity.Error } => "#e65100",
        { Severity: AlertSeverity.Warning } => "#f9a825",
        _ => "#1565c0",
    };

    // The three characters that mean something to Slack.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
