namespace SectorPipeline.Alerts;

/// <summary>What a channel speaks.</summary>
public enum ChannelType
{
    /// <summary>Lines on the terminal or in the log of the host.</summary>
    Console,

    /// <summary>A JSON file per message in a folder.</summary>
    File,

    /// <summary>JSON by POST, signed.</summary>
    Webhook,

    /// <summary>A message to a channel of Slack, or of what takes Slack's webhooks.</summary>
    Slack,

    /// <summary>SMTP.</summary>
    Email,

    /// <summary>Prometheus Alertmanager, API v2.</summary>
    Alertmanager,
}
