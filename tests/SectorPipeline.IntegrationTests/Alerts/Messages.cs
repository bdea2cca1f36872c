using SectorPipeline.Alerts;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>Messages to send.</summary>
internal static class Messages
{
    private static readonly DateTimeOffset At = new(2024, 6, 25, 10, 0, 0, TimeSpan.Zero);

    public static OutboxMessage Of(string title, NoticeKind kind = NoticeKind.Raised) => new()
    {
        Id = Guid.CreateVersion7(At).ToString("N"),
        Channel = "receiver",
        Position = 1,
        State = OutboxState.Pending,
        CreatedAt = At,
        NextAttemptAt = At,
        Message = new AlertMessage
        {
            Event = kind,
            Severity = AlertSeverity.Error,
            Title = title,
            Text = "Energy closed <lower> & \"lower\".",
            Count = 1,
            Alerts =
            [
                new AlertView
                {
                    Key = "drawdown/Energy", Rule = "drawdown", Kind = AlertKind.Market, Severity = AlertSeverity.Error, Owner = "risk", Entity = "Energy",
                    State = kind == NoticeKind.Resolved ? AlertState.Resolved : AlertState.Raised, Title = title, Message = "lower", Value = -0.2,
                    Session = new DateOnly(2024, 6, 24), RaisedAt = At, ResolvedAt = kind == NoticeKind.Resolved ? At.AddHours(1) : null,
                },
            ],
        },
    };

    /// <summary>A channel of the options, which is called receiver.</summary>
    public static AlertChannels Open(ChannelOptions options) => AlertChannels.Open(
        new AlertOptions { Channels = new Dictionary<string, ChannelOptions>(StringComparer.Ordinal) { ["receiver"] = options } },
        new AlertSurroundings(Path.GetTempPath(), _ => { }, TimeProvider.System));
}
