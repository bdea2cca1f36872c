using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A channel, and what goes to it.</summary>
public sealed record ChannelOptions
{
    public ChannelType? Type { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>The least severity that it carries.</summary>
    public AlertSeverity MinSeverity { get; init; } = AlertSeverity.Info;

    /// <summary>The kinds that it carries; all when there are none.</summary>
    public IReadOnlyList<AlertKind> Kinds { get; init; } = [];

    /// <summary>The owners whose alerts it carries; all when there are none.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The rules whose alerts it carries; all when there are none.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The folder of <see cref="ChannelType.File"/>, under the data root unless it is a whole path.</summary>
    public string Folder { get; init; } = "alerts";

    /// <summary>Where webhook, Slack and Alertmanager are; of a webhook it is a secret, because who knows it can post.</summary>
    public Secret Url { get; init; } = Secret.None;

    /// <summary>What a webhook is signed with; none leaves it unsigned.</summary>
    public Secret SigningSecret { get; init; } = Secret.None;

    /// <summary>Sent to a webhook or an Alertmanager as a bearer token.</summary>
    public Secret Token { get; init; } = Secret.None;

    /// <summary>The settings of <see cref="ChannelType.Email"/>.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>Whether it follows states: it is told of every change of every alert, and groups them itself.</summary>
    internal bool FollowsStates => Type == ChannelType.Alertmanager;

    internal bool Wants(Alert alert) =>
        alert.Severity >= MinSeverity
        && (Kinds.Count == 0 || Kinds.Contains(alert.Kind))
        && (Owners.Count == 0 || Owners.Contains(alert.Owner, StringComparer.OrdinalIgnoreCase))
        && (Rules.Count == 0 || Rules.Contains(alert.Rule, StringComparer.Ordinal));
}
