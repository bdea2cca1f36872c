using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Whether a test message got through a channel; <paramref name="Error"/> says why not.</summary>
public sealed record ChannelTrial(string Channel, string? Error)
{
    /// <summary>Sends a test message over each enabled channel, or over one.</summary>
    /// <exception cref="ConfigurationException">No enabled channel has the name.</exception>
    public static async Task<IReadOnlyList<ChannelTrial>> RunAsync(
        AlertOptions options, AlertSurroundings surroundings, string? only, CancellationToken cancellation)
    {
        using var channels = AlertChannels.Open(options, surroundings);
        var chosen = channels.All.Where(channel => only is null || string.Equals(channel.Name, only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0 && only is not null)
            throw new ConfigurationException($"no channel is called '{only}', or it is not enabled.{NearestName.Hint(only, channels.All.Select(channel => channel.Name))}");
        return await Task.WhenAll(chosen.Select(channel => TryAsync(channel, surroundings.Time.GetUtcNow(), cancellation)));
    }

    private static async Task<ChannelTrial> TryAsync(IAlertChannel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await channel.SendAsync(MessageFor(channel.Name, now), cancellation);
            return new ChannelTrial(channel.Name, null);
        }
        catch (PipelineException failure)
        {
            return new ChannelTrial(channel.Name, failure.Message);
        }
    }

    private static OutboxMessage MessageFor(string channel, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString("N"),
        Channel = channel,
        Position = 0,
        State = OutboxState.Pending,
        CreatedAt = now,
        NextAttemptAt = now,
        Message = new AlertMessage
        {
            Event = NoticeKind.Test,
            Severity = AlertSeverity.Info,
            Title = $"Test of the channel {channel}",
            Text = "Somebody wants to know whether this arrives. There is nothing to do.",
            Count = 1,
            // Over before it began, so that an Alertmanager does not keep it.
            Alerts = [ViewAt(now)],
        },
    };

    private static AlertView ViewAt(DateTimeOffset now) => new()
    {
        Key = "test/channel",
        Rule = "test",
        Kind = AlertKind.Operations,
        Severity = AlertSeverity.Info,
        Owner = "nobody",
        Entity = "channel",
        State = AlertState.Resolved,
        Title = "A test",
        Message = "There is nothing to do.",
        Session = DateOnly.FromDateTime(now.UtcDateTime),
        RaisedAt = now,
        ResolvedAt = now,
    };
}
