using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Posts each message as JSON with its id as idempotency key, signed when there is a secret.</summary>
internal sealed class WebhookChannel(string name, JsonPost post, Secret secret, TimeProvider time) : IAlertChannel
{
    public string Name => name;

    public Task SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var body = MessageJson.Write(WebhookBody.Of(message));
        var timestamp = WebhookSignature.Timestamp(time.GetUtcNow());
        List<(string, string)> headers = [("Idempotency-Key", message.Id), (WebhookSignature.TimestampHeader, timestamp)];
        if (!secret.IsEmpty)
            headers.Add((WebhookSignature.SignatureHeader, WebhookSignature.Of(secret, timestamp, body)));
        return post.SendAsync("", body, headers, cancellation);
    }
}
