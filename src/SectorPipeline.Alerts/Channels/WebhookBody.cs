namespace SectorPipeline.Alerts;

/// <summary>What webhooks and files get: the message, and by what to know it again.</summary>
internal sealed record WebhookBody
{
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required NoticeKind Event { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<AlertView> Alerts { get; init; }

    public static WebhookBody Of(OutboxMessage message) => new()
    {
        Id = message.Id,
        CreatedAt = message.CreatedAt,
        Event = message.Message.Event,
        Severity = message.Message.Severity,
        Title = message.Message.Title,
        Text = message.Message.Text,
        Count = message.Message.Count,
        Alerts = message.Message.Alerts,
    };
}
