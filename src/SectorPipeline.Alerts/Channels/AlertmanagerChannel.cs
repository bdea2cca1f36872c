using System.Globalization;

namespace SectorPipeline.Alerts;

/// <summary>Tells a Prometheus Alertmanager which alerts hold and which are over; it groups, routes and silences them itself.</summary>
internal sealed class AlertmanagerChannel(string name, JsonPost post) : IAlertChannel
{
    // Alertmanager takes an alert without an end as over after minutes unless it is told again; ours are told once, and then when they are over.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public string Name => name;

    public Task SendAsync(OutboxMessage message, CancellationToken cancellation) =>
        post.SendAsync("api/v2/alerts", MessageJson.Write(message.Message.Alerts.Select(alert => AlertOf(message, alert))), [("Idempotency-Key", message.Id)], cancellation);

    private static Dictionary<string, object> AlertOf(OutboxMessage message, AlertView alert) => new(StringComparer.Ordinal)
    {
        ["labels"] = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["alertname"] = alert.Rule,
            ["entity"] = alert.Entity,
            ["kind"] = Words.Of(alert.Kind),
            ["owner"] = alert.Owner,
            ["severity"] = Words.Of(alert.Severity),
            ["source"] = "sector",
        },
        ["annotations"] = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = alert.Title,
            ["description"] = alert.Message,
            ["session"] = alert.Session.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["message_id"] = message.Id,
        },
        ["startsAt"] = Instant(alert.RaisedAt),
        ["endsAt"] = Instant(alert.ResolvedAt ?? alert.RaisedAt + Longest),
    };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
