namespace SectorPipeline.Alerts;

/// <summary>The channels that the settings enable, ready to send.</summary>
public sealed class AlertChannels : IDisposable
{
    private readonly List<HttpClient> clients = [];

    private AlertChannels(AlertOptions options, AlertSurroundings surroundings)
    {
        All = [.. options.Enabled.Select(channel => Create(channel.Key, channel.Value, surroundings))];
        Remote = [.. All.Where(channel => channel is not ConsoleChannel)];
    }

    public IReadOnlyList<IAlertChannel> All { get; }

    /// <summary>Those that do not write to this process's own terminal.</summary>
    public IReadOnlyList<IAlertChannel> Remote { get; }

    /// <param name="options">Checked by <see cref="AlertOptionsValidator"/>.</param>
    /// <param name="surroundings">Where the process is.</param>
    public static AlertChannels Open(AlertOptions options, AlertSurroundings surroundings) => new(options, surroundings);

    public void Dispose() => clients.ForEach(client => client.Dispose());

    private IAlertChannel Create(string name, ChannelOptions options, AlertSurroundings surroundings) => options.Type switch
    {
        ChannelType.Console => new ConsoleChannel(name, surroundings.Console),
        ChannelType.File => new FileChannel(name, Path.Combine(surroundings.DataRoot, options.Folder)),
        ChannelType.Slack => new SlackChannel(name, Post(name, options)),
        ChannelType.Webhook => new WebhookChannel(name, Post(name, options), options.SigningSecret, surroundings.Time),
        ChannelType.Alertmanager => new AlertmanagerChannel(name, Post(name, options)),
        ChannelType.Email => new EmailChannel(name, options.Smtp, options.Timeout),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Type, "No channel has the type."),
    };

    private JsonPost Post(string name, ChannelOptions options)
    {
        var client = JsonPost.CreateClient(options.Timeout);
        clients.Add(client);
        return new JsonPost(client, name, options);
    }
}
